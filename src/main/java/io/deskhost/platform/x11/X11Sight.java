package io.deskhost.platform.x11;

import java.util.Optional;

/**
 * Something of an X server that changes, and says so by events. Confined to the thread of its connection, and ends
 * with it.
 */
interface X11Sight<T> {

    /** Takes the events that are there; whether there may be another value. */
    boolean changed();

    /** The value now; empty while there is none. */
    Optional<T> look() throws X11Lost;
}
