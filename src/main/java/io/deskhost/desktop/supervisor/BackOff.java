package io.deskhost.desktop.supervisor;

import java.time.Duration;

/** How long to wait before a program is started again: 100 ms, doubled up to 2 s; anew after 10 s of life. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private Duration next = FIRST;

    Duration after(Duration lived) {
        if (lived.compareTo(SETTLED) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }

    void reset() {
        next = FIRST;
    }
}
