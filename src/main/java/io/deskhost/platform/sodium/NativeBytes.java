package io.deskhost.platform.sodium;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Native memory of one call, wiped when it ends since it may hold keys. Confined to the calling thread. */
final class NativeBytes implements AutoCloseable {

    private final Arena arena = Arena.ofConfined();
    private final List<MemorySegment> all = new ArrayList<>();

    MemorySegment room(long bytes) {
        var segment = arena.allocate(bytes);
        all.add(segment);
        return segment;
    }

    MemorySegment copy(byte[] bytes) {
        var segment = room(bytes.length);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    static byte[] read(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        all.forEach(segment -> segment.fill((byte) 0));
        arena.close();
    }
}
