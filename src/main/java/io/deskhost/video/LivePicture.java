package io.deskhost.video;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a display that capture keeps up to date and encoders read. Whoever reads or writes its pixels holds
 * the lock of this object, which is short: a grab of the damage, a conversion of it.
 */
final class LivePicture {

    private @Nullable Picture picture;
    private int generation;

    /** A screen was opened; what follows is of this generation. */
    synchronized void show(Picture opened, int newGeneration) {
        picture = opened;
        generation = newGeneration;
    }

    /** The screen is about to be closed, and its pixels with it. */
    synchronized void hide() {
        picture = null;
    }

    synchronized Grab grab(Screen screen) {
        return screen.grab();
    }

    synchronized Grab compare(Screen screen) {
        return screen.compare();
    }

    /** What is shown now, if anything. */
    synchronized Optional<Shown> shown() {
        return Optional.ofNullable(picture)
                .map(present -> new Shown(generation, new Area(0, 0, present.width(), present.height())));
    }

    /** A copy of what is shown now, if anything. */
    synchronized Optional<Still> still() {
        return Optional.ofNullable(picture).map(Still::copyOf);
    }

    record Shown(int generation, Area whole) {
    }

    /**
     * Converts a region of the picture.
     *
     * @return false when the picture is of another generation, or there is none
     */
    synchronized boolean convert(int wanted, Region region, ColourConverter colours, Planes planes) {
        Picture shown = picture;
        if (shown == null || wanted != generation) {
            return false;
        }
        for (Area area : region.areas()) {
            colours.convert(shown, planes, area);
        }
        return true;
    }
}
