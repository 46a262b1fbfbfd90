package io.deskhost.peer;

import io.deskhost.message.SessionMessage;
import java.time.Duration;

/** Where a connection stands. A phase is told everything that happens, and says what follows. */
interface Phase {

    /** As it stands in snapshots. */
    String label();

    /** @return the phase from here on, often this one */
    Phase on(SessionMessage message);

    /** A frame that holds no message. */
    default Phase onUnreadable() {
        return this;
    }

    /** For how long what waits to be written may not move at all. */
    default Duration stall(PeerLimits limits) {
        return limits.stall();
    }

    /** Called once a second. */
    default Phase onTick() {
        return this;
    }

    /** The connection ends, or another phase follows. */
    default void leave() {
    }
}
