package io.deskhost.wire;

import io.deskhost.wire.ProtocolViolation.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to frames: emits the payload of each frame, which the next handler releases. A payload that came in one piece
 * is a slice of what was read; an unfinished one is copied to a buffer that grows only as bytes arrive, whatever
 * length its header tells. What breaks the limits is a {@link ProtocolViolation} down the pipeline, once; all that
 * comes after it is dropped. When this handler is removed, bytes behind the last frame go on as they are.
 *
 * <p>Confined to the channel's event loop.
 */
public final class FrameDecoder extends ChannelInboundHandlerAdapter {

    /** The longest frame of a stranger: a login may carry a picture of its user. */
    public static final int STRANGER_LIMIT = 256 << 10;

    private final StrangerBudget budget;
    private boolean stranger = true;
    private int limit = STRANGER_LIMIT;
    private int header;
    private int headerBytes;
    private @Nullable ByteBuf partial;
    private int taken;
    private boolean broken;

    public FrameDecoder(StrangerBudget budget) {
        this.budget = budget;
    }

    /** The peer is no stranger any more: leaves the budget of strangers. Takes effect with the next header. */
    public void admitted(int newLimit) {
        stranger = false;
        limit = newLimit;
        giveBack();
    }

    /** What the longest payload may be from the next header on. */
    public void limit(int newLimit) {
        limit = newLimit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf in)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            readFrames(context, in);
        } catch (ProtocolViolation violation) {
            broken = true;
            discard();
            context.fireExceptionCaught(violation);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        discard();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        discard();
    }

    private void readFrames(ChannelHandlerContext context, ByteBuf in) {
        while (!broken && in.isReadable() && !context.isRemoved()) {
            if (headerComplete(in)) {
                var frame = payload(context, in);
                if (frame != null) {
                    context.fireChannelRead(frame);
                }
            }
        }
        if (context.isRemoved() && in.isReadable()) {
            context.fireChannelRead(in.retainedSlice());
        }
    }

    /** Reads what is there of the header. */
    private boolean headerComplete(ByteBuf in) {
        while (headerMissing() && in.isReadable()) {
            header |= in.readUnsignedByte() << 8 * headerBytes++;
            if (!headerMissing() && FrameHeader.lengthFrom(header) > limit) {
                throw new ProtocolViolation(Reason.OVERSIZE,
                        "a frame of " + FrameHeader.lengthFrom(header) + " bytes where " + limit + " are allowed");
            }
        }
        return !headerMissing();
    }

    private boolean headerMissing() {
        return headerBytes == 0 || headerBytes < FrameHeader.sizeFrom(header);
    }

    /** The payload if it is complete; the caller owns it. */
    private @Nullable ByteBuf payload(ChannelHandlerContext context, ByteBuf in) {
        var length = FrameHeader.lengthFrom(header);
        if (partial == null && in.readableBytes() >= length) {
            startNext();
            return in.readRetainedSlice(length);
        }
        gather(context, in, length);
        if (partial == null || partial.readableBytes() < length) {
            return null;
        }
        var whole = partial;
        partial = null;
        giveBack();
        startNext();
        return whole;
    }

    private void gather(ChannelHandlerContext context, ByteBuf in, int length) {
        if (partial == null && in.isReadable()) {
            partial = context.alloc().buffer(0, length);
        }
        if (partial != null) {
            var part = Math.min(in.readableBytes(), length - partial.readableBytes());
            grow(partial, part);
            partial.writeBytes(in, part);
        }
    }

    /** Doubles at least, so that a long frame is copied few times; the budget counts capacity. */
    private void grow(ByteBuf buffer, int part) {
        var needed = buffer.readableBytes() + part;
        if (needed <= buffer.capacity()) {
            return;
        }
        var capacity = Math.max(needed, (int) Math.min(2L * buffer.capacity(), buffer.maxCapacity()));
        if (stranger) {
            take(capacity - buffer.capacity());
        }
        buffer.capacity(capacity);
    }

    private void take(int bytes) {
        if (!budget.take(bytes)) {
            throw new ProtocolViolation(Reason.BUDGET, "no room for more unfinished frames of strangers");
        }
        taken += bytes;
    }

    private void giveBack() {
        budget.giveBack(taken);
        taken = 0;
    }

    private void startNext() {
        header = 0;
        headerBytes = 0;
    }

    private void discard() {
        if (partial != null) {
            partial.release();
            partial = null;
        }
        giveBack();
    }
}
