package io.deskhost.video;

/** Numbers that only grow as long as the host runs, whatever is opened anew. Safe for any thread. */
final class Timeline {

    private final long began = System.nanoTime();
    private int generation;
    private long lastPts = -1;

    synchronized int nextGeneration() {
        return ++generation;
    }

    /** Milliseconds since the display was first watched. Grows with each call, so that recordings are not cut. */
    synchronized long pts() {
        lastPts = Math.max(lastPts + 1, (System.nanoTime() - began) / 1_000_000);
        return lastPts;
    }
}
