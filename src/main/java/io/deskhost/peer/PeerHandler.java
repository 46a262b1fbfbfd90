package io.deskhost.peer;

import io.deskhost.message.SessionMessage;
import io.deskhost.message.VideoMessage;
import io.deskhost.wire.ProtocolViolation;
import io.deskhost.wire.UnreadableMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge between a channel and its connection: payloads to messages, faults to ends. */
final class PeerHandler extends SimpleChannelInboundHandler<ByteBuf> {

    static final String NAME = "peer";

    private static final Logger LOG = LoggerFactory.getLogger(PeerHandler.class);

    private final HostContext host;
    private final PeerConnection connection;
    private @Nullable ScheduledFuture<?> ticks;

    PeerHandler(HostContext host, PeerConnection connection) {
        super(ByteBuf.class);
        this.host = host;
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ticks = context.executor().scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf payload) {
        PeerFacts facts = connection.facts();
        facts.lastReceived = System.nanoTime();
        facts.bytesReceived += payload.readableBytes();
        SessionMessage message;
        try {
            message = host.codec().decode(payload);
        } catch (UnreadableMessage unreadable) {
            connection.unreadable();
            return;
        }
        try {
            connection.received(message);
        } finally {
            releasePicture(message);
        }
    }

    /** Pictures go to peers, never come from them; one that does holds a buffer of ours. */
    private static void releasePicture(SessionMessage message) {
        if (message instanceof VideoMessage.VideoFrame frame) {
            frame.data().release();
        }
    }

    private void tick() {
        connection.guarded(connection::tick);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (ticks != null) {
            ticks.cancel(false);
        }
        connection.end(CloseReason.HANG_UP);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case ProtocolViolation violation -> {
                LOG.debug("Connection {}: {}", connection.facts().id, violation.getMessage());
                connection.end(CloseReason.PROTOCOL);
            }
            case IOException _ -> connection.end(CloseReason.HANG_UP);
            default -> connection.fault(cause);
        }
    }
}
