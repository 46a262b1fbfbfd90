package io.deskhost.video;

import io.deskhost.service.ServiceUnavailable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread {@code capture-<display>}: opens the display, looks at it as long as it is watched, and opens it again when
 * its geometry changed or the window system went away. Only {@link #wake()} and {@link #stop()} are for others.
 */
final class CaptureLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(CaptureLoop.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_DOUBLINGS = 4;
    /** A display that changes its size all the time must not become a busy loop. */
    private static final long RESIZE_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final int display;
    private final VideoParts parts;
    private final LivePicture live;
    private final Outlet outlet;
    private final Timeline timeline;
    private final Pace pace;
    private final ScreenWatch.Sink sink;
    private final Thread thread;
    private volatile boolean stopped;
    private @Nullable Screen open;
    private int failures;

    CaptureLoop(int display, VideoParts parts, LivePicture live, Outlet outlet, Timeline timeline, Pace pace,
                ScreenWatch.Sink sink) {
        this.display = display;
        this.parts = parts;
        this.live = live;
        this.outlet = outlet;
        this.timeline = timeline;
        this.pace = pace;
        this.sink = sink;
        thread = Thread.ofPlatform().daemon().name("capture-" + display).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Something has changed that it may wait for: a credit, the pace. */
    void wake() {
        LockSupport.unpark(thread);
    }

    void stop() {
        stopped = true;
        wake();
        synchronized (this) {
            if (open != null) {
                open.wake();
            }
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            switch (watch()) {
                case WatchEnd.Stopped _ -> stopped = true;
                case WatchEnd.Resized _ -> pause(RESIZE_PAUSE);
                case WatchEnd.Lost(String why) -> lost(why);
            }
        }
    }

    private void lost(String why) {
        if (!stopped) {
            if (outlet.trouble(why)) {
                log.warn("Display {} cannot be captured: {}", display, why);
            }
            pause(FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
            failures++;
        }
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !stopped; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private WatchEnd watch() {
        try (Screen screen = parts.screens().open(display)) {
            hold(screen);
            try {
                return watch(screen);
            } finally {
                live.hide();
                hold(null);
            }
        } catch (ServiceUnavailable unavailable) {
            return new WatchEnd.Lost(unavailable.getMessage());
        } catch (RuntimeException | Error failure) {
            log.error("Capture of display {} fails", display, failure);
            return new WatchEnd.Lost("The display cannot be captured: " + failure);
        }
    }

    private synchronized void hold(@Nullable Screen screen) {
        open = screen;
    }

    private WatchEnd watch(Screen screen) {
        int generation = timeline.nextGeneration();
        live.show(screen.picture(), generation);
        return switch (live.grab(screen)) {
            case Grab.Resized _ -> new WatchEnd.Resized();
            case Grab.Lost(String why) -> new WatchEnd.Lost(why);
            case Grab.Changed _, Grab.Unchanged _ -> watch(screen, generation);
        };
    }

    private WatchEnd watch(Screen screen, int generation) {
        failures = 0;
        outlet.trouble("");
        outlet.geometry(generation, parts.geometries().of(display, screen.size()));
        Area whole = new Area(0, 0, screen.size().width(), screen.size().height());
        pace.taken(System.nanoTime());
        sink.damage(generation, Region.of(whole), System.nanoTime());
        return new ScreenWatch(screen, live, generation, pace, sink, WatchTime.SYSTEM, () -> stopped).run();
    }
}
