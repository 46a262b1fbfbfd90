package io.deskhost.platform.vpx;

import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A {@code vpx_active_map_t}: blocks of 16x16 pixels that are not active are copied from the last picture. Confined
 * to the encode thread.
 */
final class VpxActiveMap {

    private static final int BLOCK_BITS = 4;

    private final VpxAbi.ActiveMap at;
    private final MemorySegment struct;
    private final MemorySegment blocks;
    private final int columns;
    private final int rows;

    VpxActiveMap(VpxAbi abi, int width, int height, Arena arena) {
        at = abi.map();
        columns = blocks(width);
        rows = blocks(height);
        struct = arena.allocate(abi.sizes().map(), Long.BYTES);
        blocks = arena.allocate((long) columns * rows);
        struct.set(ValueLayout.JAVA_INT, at.rows(), rows);
        struct.set(ValueLayout.JAVA_INT, at.columns(), columns);
    }

    private static int blocks(int pixels) {
        return pixels + (1 << BLOCK_BITS) - 1 >> BLOCK_BITS;
    }

    /** No map: all is coded. */
    MemorySegment off() {
        struct.set(ValueLayout.ADDRESS, at.map(), MemorySegment.NULL);
        return struct;
    }

    /** Only blocks that the region touches; it must lie within the picture. */
    MemorySegment of(Region region) {
        blocks.fill((byte) 0);
        for (Area area : region.areas()) {
            mark(area);
        }
        struct.set(ValueLayout.ADDRESS, at.map(), blocks);
        return struct;
    }

    private void mark(Area area) {
        long from = area.x() >> BLOCK_BITS;
        long width = (area.right() - 1 >> BLOCK_BITS) - from + 1;
        for (long row = area.y() >> BLOCK_BITS; row <= area.bottom() - 1 >> BLOCK_BITS; row++) {
            blocks.asSlice(row * columns + from, width).fill((byte) 1);
        }
    }
}
