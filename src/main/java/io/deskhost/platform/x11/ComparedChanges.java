package io.deskhost.platform.x11;

import io.deskhost.video.Region;
import java.util.concurrent.TimeUnit;

/**
 * Changes on a server without XDamage: while somebody waits, the whole display is read and compared every
 * {@value #INTERVAL_MILLIS} ms. That costs a full read each time, but nothing better is to be had there.
 */
final class ComparedChanges implements Changes {

    static final int INTERVAL_MILLIS = 50;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);

    private final PictureCompare compare;
    private Region found = Region.NONE;
    private long last = System.nanoTime() - INTERVAL;

    ComparedChanges(PictureCompare compare) {
        this.compare = compare;
    }

    @Override
    public String method() {
        return "comparing every " + INTERVAL_MILLIS + " ms, for lack of XDamage";
    }

    @Override
    public void on(X11Event event) {
        // no event tells of pixels
    }

    @Override
    public boolean pending() throws X11Lost {
        if (found.isEmpty() && System.nanoTime() - last >= INTERVAL) {
            found = compare.differences();
            last = System.nanoTime();
        }
        return !found.isEmpty();
    }

    @Override
    public long patience(long nanos) {
        long next = Math.max(0, last + INTERVAL - System.nanoTime());
        return nanos < 0 ? next : Math.min(nanos, next);
    }

    @Override
    public Region take() throws X11Lost {
        pending();
        Region taken = found;
        found = Region.NONE;
        return taken;
    }
}
