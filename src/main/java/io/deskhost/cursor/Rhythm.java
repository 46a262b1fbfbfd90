package io.deskhost.cursor;

import java.time.Duration;

/**
 * How often something may be told.
 *
 * @param interval between two times, in the long run
 * @param burst    how many times in a row may ignore it after a rest; at least 1
 */
public record Rhythm(Duration interval, int burst) {

    /** Counts one user of a rhythm. Confined to one thread. */
    public final class Beat {

        private long due = Long.MIN_VALUE;

        /** Nanoseconds until it may be told again; 0 = now. */
        public long rest(long now) {
            return due == Long.MIN_VALUE ? 0 : Math.max(0, due - now - (burst - 1) * interval.toNanos());
        }

        public void told(long now) {
            due = (due == Long.MIN_VALUE ? now : Math.max(due, now)) + interval.toNanos();
        }
    }

    public Beat beat() {
        return new Beat();
    }
}
