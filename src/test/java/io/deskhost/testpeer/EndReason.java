package io.deskhost.testpeer;

/** How a stream ended. */
public enum EndReason {
    /** The host closed it between two frames. */
    CLOSED,
    /** The host closed it inside a frame. */
    CUT,
    /** The host reset it. */
    RESET,
    /** A frame did not open. */
    SEAL_BROKEN,
    /** We closed it ourselves. */
    LEFT
}
