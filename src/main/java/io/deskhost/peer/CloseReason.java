package io.deskhost.peer;

/**
 * Why a connection ended: one row tells the peer, the books and the meters the same thing.
 */
public enum CloseReason {

    GOODBYE("goodbye", "", true),
    HANG_UP("hang-up", "", false),
    TIMEOUT("timeout", "Timeout", false),
    SLOW("too-slow", "", false),
    OVERFLOW("too-slow", "", false),
    REFUSED("refused", "", true),
    PLAINTEXT("plaintext-refused", "", true),
    PROTOCOL("protocol-violation", "", true),
    HANDSHAKE("handshake", "", true),
    ADMINISTRATOR("administrator", "Closed manually by the peer", true),
    STOPPING("host-stopping", "Closed manually by the peer", true),
    NO_DESKTOP("no-desktop", "", true),
    FAULT("fault", "", false);

    private final String label;
    private final String text;
    private final boolean deliberate;

    CloseReason(String label, String text, boolean deliberate) {
        this.label = label;
        this.text = text;
        this.deliberate = deliberate;
    }

    /** The tag in events and meters. */
    public String label() {
        return label;
    }

    /** What the peer is told as {@code close_reason}; empty = nothing. Its words decide whether clients come back. */
    public String text() {
        return text;
    }

    /** Somebody wanted it: not a line that dropped, so the session may not come back by itself. */
    boolean deliberate() {
        return deliberate;
    }
}
