package io.deskhost.desktop.supervisor;

import java.time.Duration;

/** How long to wait before a program starts again: not at all, 100 ms, doubled up to 2 s; anew after 10 s of life. */
public final class BackOff {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private Duration next = Duration.ZERO;

    /** @param lived how long it ran, or tried to */
    public Duration after(Duration lived) {
        if (lived.compareTo(SETTLED) >= 0) {
            next = Duration.ZERO;
        }
        Duration pause = next;
        next = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
        next = next.compareTo(LONGEST) < 0 ? next : LONGEST;
        return pause;
    }

    void reset() {
        next = Duration.ZERO;
    }
}
