package io.deskhost.video;

/**
 * When the next picture may be taken. A picture after input may come before its time, at the expense of the next one,
 * so that the mean rate is kept. Times are {@link System#nanoTime()}. Confined to the capture thread, except
 * {@link #input()} and {@link #fps(int)}.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000;
    /** Within this time after input a change is taken for its answer. */
    private static final long ANSWER = 100_000_000;

    private volatile long period;
    private volatile long inputAt;
    private volatile boolean early;
    private long slot;

    Pace(int fps, long now) {
        fps(fps);
        slot = now;
    }

    void fps(int fps) {
        period = SECOND / fps;
    }

    /** A viewer has pressed, typed or moved something. */
    void input() {
        inputAt = System.nanoTime();
        early = true;
    }

    /** Nanoseconds until a picture may be taken, 0 = now. */
    long delay(long now) {
        long earliest = slot;
        if (early) {
            if (now - inputAt > ANSWER) {
                early = false;
            } else {
                earliest -= period;
            }
        }
        return Math.max(0, earliest - now);
    }

    /** A picture was taken. */
    void taken(long now) {
        if (now < slot) {
            early = false;
            slot += period;
        } else {
            slot = now + period;
        }
    }
}
