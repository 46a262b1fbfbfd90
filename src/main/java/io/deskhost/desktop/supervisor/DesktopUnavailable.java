package io.deskhost.desktop.supervisor;

/** There is no desktop to serve, and somebody has to do something about it before the host can start. */
public final class DesktopUnavailable extends RuntimeException {

    private final String mend;

    /**
     * @param description what is wrong, a sentence
     * @param mend        what to do, a sentence
     */
    public DesktopUnavailable(String description, String mend) {
        super(description);
        this.mend = mend;
    }

    public DesktopUnavailable(String description, String mend, Throwable cause) {
        super(description, cause);
        this.mend = mend;
    }

    public String mend() {
        return mend;
    }
}
