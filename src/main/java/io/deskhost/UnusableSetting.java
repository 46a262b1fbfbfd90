package io.deskhost;

/** A setting whose value a host cannot start with; the message says why, in words for its administrator. */
final class UnusableSetting extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String mend;

    UnusableSetting(String message, String mend, Throwable cause) {
        super(message, cause);
        this.mend = mend;
    }

    /** What to do about it. */
    String mend() {
        return mend;
    }
}
