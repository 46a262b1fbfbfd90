package io.deskhost.wire;

import io.deskhost.message.SessionMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Messages to bytes and back. Stateless, any thread. */
public final class MessageCodec {

    /**
     * Reads one message.
     *
     * @param payload the opened payload of a frame; not released, its reader index moves to the end
     * @throws UnreadableMessage when it is no message
     */
    public SessionMessage decode(ByteBuf payload) throws UnreadableMessage {
        throw new UnreadableMessage("nothing is known yet");
    }

    /** Writes one message into a buffer that the caller owns. Data of a picture is copied, not released. */
    public ByteBuf encode(SessionMessage message, ByteBufAllocator allocator) {
        throw new UnsupportedOperationException();
    }
}
