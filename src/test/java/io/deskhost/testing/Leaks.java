package io.deskhost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.stream.Stream;

/** An allocator of direct buffers that knows what it has given out: tests end with {@link #none}. */
public final class Leaks {

    /** Without caches, in which released buffers would still count. */
    private final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true, 1, 1, 8192, 4, 0, 0, false);

    public ByteBufAllocator allocator() {
        return allocator;
    }

    /** Asserts that every buffer has been released. */
    public void none() {
        var metric = allocator.metric();
        var held = Stream.concat(metric.directArenas().stream(), metric.heapArenas().stream())
                .mapToLong(PoolArenaMetric::numActiveAllocations).sum();
        assertThat(held).as("buffers that nobody released").isZero();
    }
}
