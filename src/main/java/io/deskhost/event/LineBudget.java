package io.deskhost.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** How many log lines strangers may cause: so many in each span of time; the others are counted. Any thread. */
public final class LineBudget {

    private final int lines;
    private final Duration span;
    private final Clock clock;
    private Instant start;
    private int used;
    private long unsaid;

    public LineBudget(int lines, Duration span, Clock clock) {
        this.lines = lines;
        this.span = span;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Asks for a line: if it may be written, how many were not since the last one that was. */
    public synchronized OptionalLong ask() {
        Instant now = clock.instant();
        if (now.isAfter(start.plus(span))) {
            start = now;
            used = 0;
        }
        if (used == lines) {
            unsaid++;
            return OptionalLong.empty();
        }
        used++;
        long before = unsaid;
        unsaid = 0;
        return OptionalLong.of(before);
    }
}
