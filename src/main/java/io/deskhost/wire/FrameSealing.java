package io.deskhost.wire;

import io.deskhost.wire.ProtocolViolation.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Opens the payloads that come and seals those that go, in the order of the pipeline: put in behind
 * {@link FrameDecoder} and {@link FrameWriter} once the handshake has brought a key, on the event loop; frames that
 * came together with the key are then opened too. Payloads that go may be shared with other connections: only the
 * sealed copy belongs to this one. A broken seal is a {@link ProtocolViolation} down the pipeline, once; all that comes
 * after it is dropped.
 *
 * <p>Confined to the channel's event loop.
 */
public final class FrameSealing extends ChannelDuplexHandler {

    private final FrameSeal seal;
    private boolean broken;

    public FrameSealing(FrameSeal seal) {
        this.seal = seal;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf sealed)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            if (!broken) {
                context.fireChannelRead(seal.open(sealed, context.alloc()));
            }
        } catch (FrameSeal.BrokenSeal why) {
            broken = true;
            context.fireExceptionCaught(new ProtocolViolation(Reason.BROKEN_SEAL, String.valueOf(why.getMessage())));
        } finally {
            sealed.release();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf plain)) {
            context.write(message, promise);
            return;
        }
        try {
            context.write(seal.seal(plain, context.alloc()), promise);
        } catch (ProtocolViolation violation) {
            promise.tryFailure(violation);
            context.fireExceptionCaught(violation);
        } finally {
            plain.release();
        }
    }
}
