package io.deskhost.wire;

/** A peer broke the rules of the road: its connection ends. Carries no stack trace. */
public final class ProtocolViolation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public ProtocolViolation(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was broken. */
    public enum Reason {
        /** A frame longer than this peer may send now. */
        OVERSIZE,
        /** No room left for unfinished frames of strangers. */
        BUDGET,
        /** A frame that does not open, or a counter that is used up. */
        BROKEN_SEAL,
        /** An answer to the handshake that is none. */
        HANDSHAKE
    }
}
