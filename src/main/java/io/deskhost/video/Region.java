package io.deskhost.video;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of pixels as a short list of areas, which may overlap. Grows by {@link #plus}; beyond {@value #MOST} areas it
 * becomes its bounding box, since many small areas cost more than some pixels. Immutable.
 */
public record Region(List<Area> areas) {

    static final int MOST = 32;

    public static final Region NONE = new Region(List.of());

    public Region {
        areas = List.copyOf(areas);
    }

    public static Region of(Area area) {
        return new Region(List.of(area));
    }

    public boolean isEmpty() {
        return areas.isEmpty();
    }

    public Region plus(Region other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        List<Area> both = new ArrayList<>(areas);
        both.addAll(other.areas);
        return both.size() > MOST ? of(boundsOf(both)) : new Region(both);
    }

    /** The part within a picture of this size. */
    public Region clip(int width, int height) {
        List<Area> inside = new ArrayList<>();
        for (Area area : areas) {
            int x = Math.max(0, area.x());
            int y = Math.max(0, area.y());
            int right = Math.min(width, area.right());
            int bottom = Math.min(height, area.bottom());
            if (right > x && bottom > y) {
                inside.add(new Area(x, y, right - x, bottom - y));
            }
        }
        return new Region(inside);
    }

    /** The sum of the areas' pixels; overlaps count twice. */
    public long pixels() {
        return areas.stream().mapToLong(Area::pixels).sum();
    }

    /** The smallest area that holds all; only for regions that are not empty. */
    public Area bounds() {
        return boundsOf(areas);
    }

    private static Area boundsOf(List<Area> areas) {
        int x = areas.stream().mapToInt(Area::x).min().orElseThrow();
        int y = areas.stream().mapToInt(Area::y).min().orElseThrow();
        int right = areas.stream().mapToInt(Area::right).max().orElseThrow();
        int bottom = areas.stream().mapToInt(Area::bottom).max().orElseThrow();
        return new Area(x, y, right - x, bottom - y);
    }
}
