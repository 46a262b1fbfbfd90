package io.deskhost.video;

import io.deskhost.message.Size;

/**
 * One display, looked at. Confined to the thread that opened it, except {@link #wake()}. Faults are values: a screen
 * that is lost stays lost, and is to be closed and opened anew.
 */
public interface Screen extends AutoCloseable {

    Size size();

    /** The persistent picture that {@link #grab()} brings up to date. */
    Picture picture();

    /**
     * Waits until something is damaged, the geometry changed, {@link #wake()} was called, or time is up.
     *
     * @param nanos longest wait; negative = without end, 0 = only look
     */
    Event await(long nanos);

    /** Ends the present or the next {@link #await(long)}. Any thread. */
    void wake();

    /** Brings the picture up to date where it was damaged since the last time. */
    Grab grab();

    /** Reads the whole display and tells what differs although nobody reported it: the safety net. */
    Grab compare();

    @Override
    void close();

    /** Why a wait ended. */
    enum Event {
        DAMAGED, NOTHING, RESIZED, LOST
    }
}
