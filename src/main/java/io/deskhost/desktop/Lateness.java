package io.deskhost.desktop;

import java.time.Duration;

/**
 * How often a late viewer may have a key frame made for it: after 1, 2, 4 s, and from the start again once it was in
 * time for a while. Confined to the link's loop; times are {@link System#nanoTime()}.
 */
final class Lateness {

    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(4).toNanos();
    private static final long FORGIVEN = Duration.ofSeconds(10).toNanos();

    private long wait;
    private long lastKey;

    /** Nanoseconds until a key frame may be asked for; 0 = now, and it counts as asked. */
    long askKey(long now) {
        if (wait == 0 || now - lastKey > FORGIVEN) {
            wait = FIRST;
            lastKey = now;
            return 0;
        }
        long left = wait - (now - lastKey);
        if (left > 0) {
            return left;
        }
        wait = Math.min(LONGEST, wait * 2);
        lastKey = now;
        return 0;
    }
}
