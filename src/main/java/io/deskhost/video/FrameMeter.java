package io.deskhost.video;

import java.util.ArrayDeque;
import java.util.Deque;

/** Counts pictures of the last second. Safe for any thread. */
final class FrameMeter {

    private static final long SECOND = 1_000_000_000;
    private final Deque<Long> times = new ArrayDeque<>();

    synchronized void count() {
        long now = System.nanoTime();
        forget(now);
        times.addLast(now);
    }

    synchronized int lastSecond() {
        forget(System.nanoTime());
        return times.size();
    }

    private void forget(long now) {
        while (!times.isEmpty() && now - times.getFirst() > SECOND) {
            times.removeFirst();
        }
    }
}
