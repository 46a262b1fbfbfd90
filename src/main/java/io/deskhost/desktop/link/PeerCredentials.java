package io.deskhost.desktop.link;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.local.LocalChannel;
import java.io.IOException;

/** Who is at the other end of a link, as the kernel says. */
final class PeerCredentials {

    private PeerCredentials() {
    }

    /**
     * Whether the other end belongs to this user. Inside one JVM it always does; where the kernel cannot tell it never
     * does.
     */
    static boolean belongsTo(Channel channel, long uid) {
        if (channel instanceof LocalChannel) {
            return true;
        }
        try {
            return channel instanceof EpollDomainSocketChannel socket && socket.peerCredentials().uid() == (int) uid;
        } catch (IOException untold) {
            return false;
        }
    }
}
