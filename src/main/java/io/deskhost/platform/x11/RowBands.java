package io.deskhost.platform.x11;

import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which rows are to be read for a region: few bands, since each is a round trip and a row costs next to nothing. */
final class RowBands {

    /** Bands that are nearer than this are read as one. */
    private static final int GAP = 64;

    /** @param rows at least 1 */
    record Band(int first, int rows) {

        int end() {
            return first + rows;
        }
    }

    private RowBands() {
    }

    static List<Band> of(Region region) {
        List<Band> bands = new ArrayList<>();
        for (Area area : region.areas().stream().sorted(Comparator.comparingInt(Area::y)).toList()) {
            if (!bands.isEmpty() && area.y() <= bands.getLast().end() + GAP) {
                Band last = bands.removeLast();
                bands.add(new Band(last.first(), Math.max(last.end(), area.bottom()) - last.first()));
            } else {
                bands.add(new Band(area.y(), area.height()));
            }
        }
        return bands;
    }
}
