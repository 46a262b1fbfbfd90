package io.deskhost.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Seals and opens the frames of one connection: XSalsa20-Poly1305 under one key for both directions, a counter for
 * each. The frame k of a direction has the nonce "k as 8 bytes, little endian, then 16 zero bytes", counted from 1.
 * Confined to the connection's event loop. A port: {@code platform.sodium} implements it.
 */
public interface FrameSeal {

    /** Bytes that a seal adds to a frame. */
    int OVERHEAD = 16;

    /**
     * Seals readable bytes of {@code plain} (not released, its indices stay) into a new buffer: tag, then ciphertext.
     *
     * @throws ProtocolViolation when the counter is used up
     */
    ByteBuf seal(ByteBuf plain, ByteBufAllocator allocator);

    /** Opens a frame (not released, its indices stay). @throws BrokenSeal if not sealed with this key and counter */
    ByteBuf open(ByteBuf sealed, ByteBufAllocator allocator) throws BrokenSeal;

    /** Makes the seal of a connection from its session key of 32 bytes. */
    interface Factory {

        FrameSeal of(byte[] key);
    }

    /** A frame that does not open: the end of the connection. Carries no stack trace. */
    final class BrokenSeal extends Exception {

        private static final long serialVersionUID = 1;

        public BrokenSeal(String why) {
            super(why, null, false, false);
        }
    }
}
