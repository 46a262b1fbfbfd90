package io.deskhost.testpeer;

/** Waiting on a monitor, with what an interrupt means here. */
final class Waiting {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Waiting() {
    }

    /** Waits for a notification, at most {@code nanos}. The caller holds the monitor. */
    static void on(Object monitor, long nanos) {
        try {
            monitor.wait(nanos / NANOS_PER_MILLI + 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Silent("interrupted while waiting");
        }
    }
}
