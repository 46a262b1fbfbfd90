package io.deskhost.wire;

/** A frame that holds no message: dropped and counted, never an end. Carries no stack trace. */
public final class UnreadableMessage extends Exception {

    private static final long serialVersionUID = 1;

    public UnreadableMessage(String why) {
        super(why, null, false, false);
    }
}
