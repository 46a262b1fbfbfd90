package io.deskhost.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Payloads to frames: puts the header before each payload that is written. The payload may be shared with other
 * connections (a retained duplicate or slice): its bytes are neither changed nor, above {@value #JOINED} bytes,
 * copied; header and payload reach the socket in one gathering write. Consumes one reference of each payload.
 *
 * <p>Confined to the channel's event loop.
 */
public final class FrameWriter extends ChannelOutboundHandlerAdapter {

    /** Payloads up to here are copied behind their header: cheaper than a second buffer. */
    private static final int JOINED = 512;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf payload)) {
            context.write(message, promise);
        } else if (payload.readableBytes() <= JOINED) {
            writeJoined(context, payload, promise);
        } else {
            context.write(header(context, payload.readableBytes(), 0));
            context.write(payload, promise);
        }
    }

    private static void writeJoined(ChannelHandlerContext context, ByteBuf payload, ChannelPromise promise) {
        var length = payload.readableBytes();
        var frame = header(context, length, length);
        frame.writeBytes(payload, payload.readerIndex(), length);
        payload.release();
        context.write(frame, promise);
    }

    private static ByteBuf header(ChannelHandlerContext context, int length, int room) {
        var header = context.alloc().ioBuffer(FrameHeader.size(length) + room);
        FrameHeader.write(header, length);
        return header;
    }
}
