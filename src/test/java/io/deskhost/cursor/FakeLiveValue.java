package io.deskhost.cursor;

import io.deskhost.service.Subscription;
import org.jspecify.annotations.Nullable;

/** A window system that tells what a test says, as soon as it says it. */
final class FakeLiveValue<T> implements LiveValue<T> {

    @Nullable Listener<T> listener;
    private @Nullable T present;
    int watches;

    @Override
    public Subscription watch(Rhythm rhythm, Listener<T> given) {
        watches++;
        listener = given;
        if (present != null) {
            given.changed(present);
        }
        return () -> listener = null;
    }

    void becomes(T value) {
        present = value;
        if (listener != null) {
            listener.changed(value);
        }
    }
}
