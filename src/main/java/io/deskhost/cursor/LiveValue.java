package io.deskhost.cursor;

import io.deskhost.service.Subscription;

/** Something of the window system that changes by itself, and is watched without polling: a port. */
@FunctionalInterface
public interface LiveValue<T> {

    /** Who is told. Called on a thread of the port: must not block. */
    interface Listener<T> {

        void changed(T value);

        /** Nothing can be told now, and why; empty = it can again. */
        void trouble(String why);
    }

    /**
     * Tells the present value first and then each change, only the latest one where the rhythm makes it wait. When
     * the window system goes the port says so, and comes back with it. Does not block.
     */
    Subscription watch(Rhythm rhythm, Listener<T> listener);
}
