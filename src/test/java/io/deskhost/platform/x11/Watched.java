package io.deskhost.platform.x11;

import io.deskhost.cursor.LiveValue;
import io.deskhost.cursor.Rhythm;
import io.deskhost.service.Subscription;
import io.deskhost.testing.Soon;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Writes down what is told of a live value. */
final class Watched<T> implements LiveValue.Listener<T>, AutoCloseable {

    final List<T> values = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Subscription subscription;

    Watched(LiveValue<T> value, Rhythm rhythm) {
        subscription = value.watch(rhythm, this);
    }

    @Override
    public void changed(T value) {
        values.add(value);
    }

    @Override
    public void trouble(String why) {
        troubles.add(why);
    }

    /** Waits until the last one told is as expected. */
    T await(Predicate<T> expected) {
        Soon.until(() -> !values.isEmpty() && expected.test(values.getLast()));
        return values.getLast();
    }

    @Override
    public void close() {
        subscription.close();
    }

    static void awaitNoThread(String name) {
        Soon.until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(name)));
    }
}
