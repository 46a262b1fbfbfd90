package io.deskhost.platform.sodium;

import io.deskhost.platform.sodium.lib.Sodium;
import io.deskhost.wire.FrameSeal;
import io.deskhost.wire.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Seals and opens by libsodium, from the memory of one direct buffer into that of another. Heap buffers and
 * composites are copied first. Confined to the connection's event loop.
 */
final class SodiumFrameSeal implements FrameSeal {

    private static final int KEY = 32;
    private static final int NONCE = 24;
    private static final ValueLayout.OfLong COUNTER =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Sodium sodium;
    private final MemorySegment key;
    private final MemorySegment nonce;
    private long sealed;
    private long opened;

    /**
     * @param sealed frames sealed so far
     * @param opened frames opened so far
     */
    SodiumFrameSeal(Sodium sodium, byte[] key, long sealed, long opened) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes instead of " + KEY);
        }
        var memory = Arena.ofAuto();
        this.sodium = sodium;
        this.key = memory.allocate(KEY).copyFrom(MemorySegment.ofArray(key));
        this.nonce = memory.allocate(NONCE, Long.BYTES);
        this.sealed = sealed;
        this.opened = opened;
    }

    @Override
    public ByteBuf seal(ByteBuf plain, ByteBufAllocator allocator) {
        if (sealed == -1) {
            throw new ProtocolViolation(ProtocolViolation.Reason.BROKEN_SEAL, "all numbers of this key are used up");
        }
        var length = plain.readableBytes();
        var out = allocator.directBuffer(Math.addExact(length, OVERHEAD));
        var in = direct(plain, allocator);
        nonce.set(COUNTER, 0, ++sealed);
        sodium.crypto_secretbox_easy(memory(out, out.capacity()), memory(in, length), length, nonce, key);
        in.release();
        return out.writerIndex(length + OVERHEAD);
    }

    /** The counter does not move for a frame that does not open: there is no way on after it. */
    @Override
    public ByteBuf open(ByteBuf sealedFrame, ByteBufAllocator allocator) throws BrokenSeal {
        var length = sealedFrame.readableBytes();
        if (length < OVERHEAD) {
            throw new BrokenSeal("a sealed frame of " + length + " bytes");
        }
        if (opened == -1) {
            throw new BrokenSeal("all numbers of this key are used up");
        }
        var out = allocator.directBuffer(length - OVERHEAD);
        var in = direct(sealedFrame, allocator);
        nonce.set(COUNTER, 0, opened + 1);
        var answer = sodium.crypto_secretbox_open_easy(memory(out, length - OVERHEAD), memory(in, length), length,
                nonce, key);
        in.release();
        if (answer != 0) {
            out.release();
            throw new BrokenSeal("frame " + (opened + 1) + " does not open");
        }
        opened++;
        return out.writerIndex(length - OVERHEAD);
    }

    /** Readable bytes in native memory, in one piece: this buffer or a copy; to be released either way. */
    private static ByteBuf direct(ByteBuf bytes, ByteBufAllocator allocator) {
        return bytes.isDirect() && bytes.nioBufferCount() == 1
                ? bytes.retain()
                : allocator.directBuffer(bytes.readableBytes()).writeBytes(bytes, bytes.readerIndex(),
                        bytes.readableBytes());
    }

    private static MemorySegment memory(ByteBuf bytes, int length) {
        return MemorySegment.ofBuffer(bytes.nioBuffer(bytes.readerIndex(), length));
    }
}
