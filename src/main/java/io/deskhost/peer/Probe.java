package io.deskhost.peer;

import io.deskhost.message.ProbeMessage;
import java.util.Optional;

/**
 * Measures the round trip: one probe at a time, one a second. Confined to the connection's event loop.
 */
final class Probe {

    private long sentAt;
    private boolean outstanding;
    private int lastDelay;

    /** The next probe, unless one is still unanswered. @param kbps what the encoder aims at, for the peer's monitor */
    Optional<ProbeMessage> next(int kbps) {
        if (outstanding) {
            return Optional.empty();
        }
        outstanding = true;
        sentAt = System.nanoTime();
        return Optional.of(new ProbeMessage(0, false, lastDelay, kbps));
    }

    /** The peer has sent it back. @return the round trip, milliseconds */
    int answered() {
        if (outstanding) {
            outstanding = false;
            lastDelay = (int) Math.min((System.nanoTime() - sentAt) / 1_000_000, Integer.MAX_VALUE);
        }
        return lastDelay;
    }
}
