package io.deskhost.platform.x11;

import io.deskhost.cursor.CursorImage;
import io.deskhost.cursor.LiveValue;
import io.deskhost.cursor.Rhythm;
import io.deskhost.cursor.Spot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;

/**
 * What an X server tells of its pointer and its windows, each on a thread and a connection of its own while it is
 * watched: one that has much to tell delays none, and most sessions need only the first. Safe for any thread.
 */
public final class X11LiveValue<T> implements LiveValue<T> {

    private final String thread;
    private final X11Address address;
    private final Opening<T> opening;

    /** Opens a sight, on the thread that will use it. */
    @FunctionalInterface
    interface Opening<T> {
        X11Sight<T> open(X11Connection connection) throws ServiceUnavailable;
    }

    private X11LiveValue(String thread, X11Address address, Opening<T> opening) {
        this.thread = thread;
        this.address = address;
        this.opening = opening;
    }

    /** The shape of the pointer. */
    public static LiveValue<CursorImage> cursorShape(X11Address address) {
        return new X11LiveValue<>("x11-cursor", address, X11CursorShape::open);
    }

    /** Where the pointer is. */
    public static LiveValue<Spot> pointerPlace(X11Address address) {
        return new X11LiveValue<>("x11-pointer", address, X11PointerPlace::open);
    }

    /** The number of the display on which the focused window has its centre. */
    public static LiveValue<Integer> focusedDisplay(X11Address address) {
        return new X11LiveValue<>("x11-focus", address, X11FocusedDisplay::open);
    }

    @Override
    public Subscription watch(Rhythm rhythm, Listener<T> listener) {
        return X11Watch.start(thread, address, opening, rhythm, listener);
    }
}
