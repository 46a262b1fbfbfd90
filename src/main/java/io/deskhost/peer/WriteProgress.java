package io.deskhost.peer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** Sees whether what waits to be written moves at all. Confined to the connection's event loop. */
final class WriteProgress {

    private long pending;
    private long current;
    private long sinceNanos = System.nanoTime();

    /** For how long nothing has moved although something waits. */
    long stalledNanos(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        long now = System.nanoTime();
        if (buffer == null || buffer.isEmpty()) {
            pending = 0;
            sinceNanos = now;
            return 0;
        }
        long nowPending = buffer.totalPendingWriteBytes();
        long nowCurrent = buffer.currentProgress() + System.identityHashCode(buffer.current());
        if (nowPending < pending || nowCurrent != current) {
            sinceNanos = now;
        }
        pending = nowPending;
        current = nowCurrent;
        return now - sinceNanos;
    }
}
