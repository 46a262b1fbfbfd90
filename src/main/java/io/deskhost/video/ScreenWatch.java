package io.deskhost.video;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one open screen, driven by its events: a change is taken at once if its time has come and somebody can
 * take a picture, else as soon as that is so. Confined to the capture thread.
 */
final class ScreenWatch {

    /** Takes what was captured. */
    interface Sink {

        /** Whether a picture would be encoded at once. */
        boolean ready();

        void damage(int generation, Region region, long seenAt);
    }

    private static final Logger log = LoggerFactory.getLogger(ScreenWatch.class);
    /** The safety net: so rarely everything is compared, whatever else moves, should a change not be reported. */
    static final long COMPARE_EVERY = TimeUnit.SECONDS.toNanos(10);
    /** While nobody can take a picture, so often is looked whether the screen is still there. */
    private static final long STALLED = TimeUnit.MILLISECONDS.toNanos(250);
    /** A program paints one scroll in two bursts: after a large change this long is waited for the second. */
    private static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(4);
    private static final int LARGE_SHARE = 8;
    private static final String GONE = "The window system is gone.";

    private final Screen screen;
    private final LivePicture live;
    private final int generation;
    private final Pace pace;
    private final Sink sink;
    private final WatchTime time;
    private final BooleanSupplier stopped;
    private boolean damaged;
    private long seenAt;
    private long comparedAt;

    ScreenWatch(Screen screen, LivePicture live, int generation, Pace pace, Sink sink, WatchTime time,
                BooleanSupplier stopped) {
        this.screen = screen;
        this.live = live;
        this.generation = generation;
        this.pace = pace;
        this.sink = sink;
        this.time = time;
        comparedAt = time.now();
        this.stopped = stopped;
    }

    WatchEnd run() {
        WatchEnd end = null;
        while (end == null) {
            if (stopped.getAsBoolean()) {
                return new WatchEnd.Stopped();
            }
            end = damaged ? takeInTime() : idle();
        }
        return end;
    }

    private @Nullable WatchEnd idle() {
        Screen.Event event = screen.await(Math.max(0, comparedAt + COMPARE_EVERY - time.now()));
        long now = time.now();
        if (event == Screen.Event.DAMAGED) {
            damaged = true;
            seenAt = now;
        } else if (event == Screen.Event.NOTHING && now - comparedAt >= COMPARE_EVERY) {
            comparedAt = now;
            return sink.ready() ? compare(now) : null;
        }
        return noticed(event);
    }

    private static @Nullable WatchEnd noticed(Screen.Event event) {
        return switch (event) {
            case DAMAGED, NOTHING -> null;
            case RESIZED -> new WatchEnd.Resized();
            case LOST -> new WatchEnd.Lost(GONE);
        };
    }

    private @Nullable WatchEnd compare(long now) {
        Grab grab = live.compare(screen);
        if (grab instanceof Grab.Changed(Region region)) {
            log.debug("The window system did not report a change of {} pixels", region.pixels());
        }
        return handOver(grab, now);
    }

    private @Nullable WatchEnd takeInTime() {
        long now = time.now();
        long wait = sink.ready() ? pace.delay(now) : STALLED;
        if (wait > 0) {
            time.pause(wait);
            return noticed(screen.await(0));
        }
        damaged = false;
        pace.taken(now);
        return take();
    }

    private @Nullable WatchEnd take() {
        Grab grab = live.grab(screen);
        if (grab instanceof Grab.Changed(Region region) && isLarge(region)) {
            return settle(region);
        }
        return handOver(grab, seenAt);
    }

    private boolean isLarge(Region region) {
        Picture picture = screen.picture();
        return region.pixels() * LARGE_SHARE > (long) picture.width() * picture.height();
    }

    private @Nullable WatchEnd settle(Region first) {
        long until = time.now() + SETTLE;
        Screen.Event event = screen.await(SETTLE);
        if (event != Screen.Event.DAMAGED) {
            sink.damage(generation, first, seenAt);
            return noticed(event);
        }
        long rest = until - time.now();
        if (rest > 0) {
            time.pause(rest);
        }
        Grab second = live.grab(screen);
        Region more = second instanceof Grab.Changed(Region region) ? region : Region.NONE;
        sink.damage(generation, first.plus(more), seenAt);
        return handOver(more.isEmpty() ? second : new Grab.Unchanged(), seenAt);
    }

    private @Nullable WatchEnd handOver(Grab grab, long changedAt) {
        return switch (grab) {
            case Grab.Changed(Region region) -> {
                if (!region.isEmpty()) {
                    sink.damage(generation, region, changedAt);
                }
                yield null;
            }
            case Grab.Unchanged _ -> null;
            case Grab.Resized _ -> new WatchEnd.Resized();
            case Grab.Lost(String why) -> new WatchEnd.Lost(why);
        };
    }
}
