package io.deskhost.peer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection so that it never becomes a reset, which would destroy words that the peer has not read yet:
 * flush, end the output, read and discard until the peer ends or {@value #PATIENCE_MILLIS} ms are over, then close.
 */
record Farewell(Channel channel) {

    private static final long PATIENCE_MILLIS = 2000;

    void now() {
        if (!channel.isActive()) {
            channel.close();
            return;
        }
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (channel instanceof DuplexChannel socket) {
            channel.flush();
            socket.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            channel.close();
        }
    }
}
