package io.deskhost.platform.x11;

import io.deskhost.message.Size;
import io.deskhost.video.Area;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How monitors lie after one of them has taken another size: those to its right move along, and of the others those
 * below it.
 *
 * @param places in the order in which they were given
 */
record X11Arrangement(List<Area> places) {

    X11Arrangement {
        places = List.copyOf(places);
    }

    static X11Arrangement of(List<Area> places, int index, Size size) {
        Area old = places.get(index);
        int wider = size.width() - old.width();
        int higher = size.height() - old.height();
        return new X11Arrangement(IntStream.range(0, places.size()).mapToObj(i -> {
            Area place = places.get(i);
            if (i == index) {
                return new Area(old.x(), old.y(), size.width(), size.height());
            }
            if (place.x() >= old.right()) {
                return new Area(place.x() + wider, place.y(), place.width(), place.height());
            }
            return place.y() >= old.bottom()
                    ? new Area(place.x(), place.y() + higher, place.width(), place.height()) : place;
        }).toList());
    }

    /** The root window that holds them all. */
    Size root() {
        return new Size(places.stream().mapToInt(Area::right).max().orElse(1),
                places.stream().mapToInt(Area::bottom).max().orElse(1));
    }

    boolean fits(Size largest) {
        return root().width() <= largest.width() && root().height() <= largest.height();
    }
}
