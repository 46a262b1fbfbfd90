package io.deskhost.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which peers have moved the pointer. A client that is told its own move takes it for the person at the desk, and
 * swallows its user's input for a second. Safe for any thread.
 */
final class Movers {

    /** What clients and other hosts agree on; it covers the way from the injection to where the place is read. */
    static final long LATELY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final LongSupplier clock;
    private final Map<Integer, Long> moved = new HashMap<>();
    private @Nullable Move last;

    private record Move(int peer, int x, int y) {
    }

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    Movers(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void movedTo(int peer, int x, int y) {
        moved.put(peer, clock.getAsLong());
        last = new Move(peer, x, y);
    }

    /** By a distance: where to is not known here. */
    synchronized void movedOn(int peer) {
        moved.put(peer, clock.getAsLong());
        last = null;
    }

    synchronized void forget(int peer) {
        moved.remove(peer);
        if (last != null && last.peer() == peer) {
            last = null;
        }
    }

    /** Who may have put the pointer there: whoever moved it lately, and who made the last move if that led there. */
    synchronized Set<Integer> to(int x, int y) {
        long now = clock.getAsLong();
        Set<Integer> movers = new HashSet<>();
        moved.forEach((peer, when) -> {
            if (now - when <= LATELY_NANOS) {
                movers.add(peer);
            }
        });
        if (last != null && last.x() == x && last.y() == y) {
            movers.add(last.peer());
        }
        return movers;
    }
}
