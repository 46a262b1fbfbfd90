package io.deskhost.platform.x11;

import io.deskhost.platform.x11.PixelReader.Slot;
import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a display anew and finds where that differs from the picture. Confined to the thread of its connection. */
final class PictureCompare {

    /** Rows and columns of one look; a difference is told in multiples of it. */
    static final int BLOCK = 16;

    private final PixelReader reader;
    private final int width;
    private final int height;
    private Optional<X11Error> refused = Optional.empty();

    PictureCompare(PixelReader reader, int width, int height) {
        this.reader = reader;
        this.width = width;
        this.height = height;
    }

    /** What differs now; the picture stays as it is. Nothing if the server {@link #refused()}. */
    Region differences() throws X11Lost {
        refused = reader.read(Slot.BACK, 0, height);
        return refused.isPresent() ? Region.NONE
                : between(reader.memory(Slot.FRONT), reader.memory(Slot.BACK), reader.stride(), width, height);
    }

    Optional<X11Error> refused() {
        return refused;
    }

    /** Brings what was last found to differ into the picture. */
    void adopt(Region region) {
        for (Area area : region.areas()) {
            long from = (long) area.y() * reader.stride();
            MemorySegment.copy(reader.memory(Slot.BACK), from, reader.memory(Slot.FRONT), from,
                    (long) area.height() * reader.stride());
        }
    }

    /** Bands of rows that differ, as narrow as whole blocks allow. */
    static Region between(MemorySegment one, MemorySegment other, int stride, int width, int height) {
        List<Area> areas = new ArrayList<>();
        int top = -1;
        for (int y = 0; y < height; y += BLOCK) {
            boolean differs = differ(one, other, (long) y * stride, (long) Math.min(height, y + BLOCK) * stride);
            if (differs && top < 0) {
                top = y;
            } else if (!differs && top >= 0) {
                areas.add(narrow(one, other, stride, width, top, y));
                top = -1;
            }
        }
        if (top >= 0) {
            areas.add(narrow(one, other, stride, width, top, height));
        }
        return new Region(areas);
    }

    private static Area narrow(MemorySegment one, MemorySegment other, int stride, int width, int top, int bottom) {
        int left = 0;
        while (left + BLOCK < width && !column(one, other, stride, left, left + BLOCK, top, bottom)) {
            left += BLOCK;
        }
        int last = (width - 1) / BLOCK * BLOCK;
        while (last > left && !column(one, other, stride, last, Math.min(width, last + BLOCK), top, bottom)) {
            last -= BLOCK;
        }
        return new Area(left, top, Math.min(width, last + BLOCK) - left, bottom - top);
    }

    private static boolean column(MemorySegment one, MemorySegment other, int stride, int left, int right, int top,
            int bottom) {
        for (int y = top; y < bottom; y++) {
            long row = (long) y * stride;
            if (differ(one, other, row + 4L * left, row + 4L * right)) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(MemorySegment one, MemorySegment other, long from, long to) {
        return MemorySegment.mismatch(one, from, to, other, from, to) >= 0;
    }
}
