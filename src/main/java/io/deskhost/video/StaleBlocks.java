package io.deskhost.video;

import java.util.ArrayList;
import java.util.List;

/**
 * Which blocks of the picture the viewers have seen only coarsely, and since when they are still. Confined to the
 * encode thread.
 */
final class StaleBlocks {

    /** Text coded at this quantiser is above 45 dB. */
    static final int GOOD = 10;
    /** A block is still when nothing has changed in it for this time. */
    static final long QUIET = 200_000_000;

    private static final int BITS = 6;
    private static final int SIZE = 1 << BITS;
    /** So far into its neighbours the loop filter of a coarse block reaches. */
    private static final int FILTER_REACH = 8;
    /** What one refinement takes on: some 50 KB of text. A change that comes meanwhile has to wait for no more. */
    private static final int PIXELS_AT_ONCE = 1 << 18;
    /** From worse than this, refinement goes by an intermediate step. */
    private static final int COARSE = 30;
    private static final int INTERMEDIATE = 22;

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final byte[] quantisers;
    private final long[] touched;

    StaleBlocks(int width, int height) {
        this.width = width;
        this.height = height;
        columns = width + SIZE - 1 >> BITS;
        rows = height + SIZE - 1 >> BITS;
        quantisers = new byte[columns * rows];
        touched = new long[columns * rows];
    }

    /** A changed region was coded. */
    void changed(Region region, int quantiser, long now) {
        for (Area area : region.areas()) {
            mark(area, quantiser, now);
        }
    }

    private void mark(Area area, int quantiser, long now) {
        int reach = quantiser > GOOD ? FILTER_REACH : 0;
        int right = Math.min(width, area.right() + reach);
        int bottom = Math.min(height, area.bottom() + reach);
        for (int row = Math.max(0, area.y() - reach) >> BITS; row <= bottom - 1 >> BITS; row++) {
            for (int column = Math.max(0, area.x() - reach) >> BITS; column <= right - 1 >> BITS; column++) {
                int block = row * columns + column;
                boolean whole = covers(area, row, column);
                quantisers[block] = (byte) (whole ? quantiser : Math.max(quantiser, quantisers[block]));
                touched[block] = now;
            }
        }
    }

    private boolean covers(Area area, int row, int column) {
        return area.x() <= column << BITS && area.y() <= row << BITS
                && area.right() >= Math.min(width, column + 1 << BITS)
                && area.bottom() >= Math.min(height, row + 1 << BITS);
    }

    /** A region that {@link #ripe} gave was coded again with this quantiser; that it changed nothing ends it too. */
    void refined(Region region, int quantiser) {
        for (Area area : region.areas()) {
            for (int row = area.y() >> BITS; row <= area.bottom() - 1 >> BITS; row++) {
                for (int column = area.x() >> BITS; column <= area.right() - 1 >> BITS; column++) {
                    quantisers[row * columns + column] = (byte) quantiser;
                }
            }
        }
    }

    /** When the first block will have been still for long enough, or {@link Orders#NEVER}. */
    long due() {
        long due = Orders.NEVER;
        for (int block = 0; block < quantisers.length; block++) {
            if (quantisers[block] > GOOD) {
                long at = touched[block] + QUIET;
                due = due == Orders.NEVER || at - due < 0 ? at : due;
            }
        }
        return due;
    }

    /** Still, coarse blocks, as many as are to be refined at once. */
    Region ripe(long now) {
        List<Area> runs = new ArrayList<>();
        long pixels = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns && pixels < PIXELS_AT_ONCE && runs.size() < Region.MOST; column++) {
                int from = column;
                while (column < columns && isRipe(row * columns + column, now)) {
                    column++;
                }
                if (column > from) {
                    Area run = run(row, from, column);
                    pixels += run.pixels();
                    add(runs, run);
                }
            }
        }
        return new Region(runs);
    }

    private boolean isRipe(int block, long now) {
        return quantisers[block] > GOOD && now - touched[block] - QUIET >= 0;
    }

    private Area run(int row, int from, int to) {
        int x = from << BITS;
        int y = row << BITS;
        return new Area(x, y, Math.min(width, to << BITS) - x, Math.min(height, y + SIZE) - y);
    }

    private static void add(List<Area> runs, Area run) {
        Area above = runs.isEmpty() ? run : runs.getLast();
        if (above.x() == run.x() && above.width() == run.width() && above.bottom() == run.y()) {
            runs.set(runs.size() - 1, new Area(run.x(), above.y(), run.width(), above.height() + run.height()));
        } else {
            runs.add(run);
        }
    }

    /** With which quantiser to code a ripe region now. */
    int nextQuantiser(Region region) {
        int worst = 0;
        for (Area area : region.areas()) {
            for (int row = area.y() >> BITS; row <= area.bottom() - 1 >> BITS; row++) {
                for (int column = area.x() >> BITS; column <= area.right() - 1 >> BITS; column++) {
                    worst = Math.max(worst, quantisers[row * columns + column]);
                }
            }
        }
        return worst > COARSE ? INTERMEDIATE : GOOD;
    }
}
