package io.deskhost.display;

/** A screen that is kept awake. Used by one thread at a time. */
public interface AwakeHold extends AutoCloseable {

    /** To be called now and then. @return false when the window system is gone: close it and begin anew */
    boolean renew();

    /** From here on the screen may sleep again. */
    @Override
    void close();
}
