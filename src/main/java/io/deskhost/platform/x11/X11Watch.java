package io.deskhost.platform.x11;

import io.deskhost.cursor.LiveValue.Listener;
import io.deskhost.cursor.Rhythm;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that sleeps until the X server has something to tell, and tells the latest in a rhythm. When the server
 * goes it says so, and tries to come back, at first soon, then every second.
 */
final class X11Watch<T> implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(X11Watch.class);

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final X11Address address;
    private final X11LiveValue.Opening<T> opening;
    private final Rhythm.Beat beat;
    private final Listener<T> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable X11Connection current;
    private @Nullable T told;

    private X11Watch(X11Address address, X11LiveValue.Opening<T> opening, Rhythm rhythm, Listener<T> listener) {
        this.address = address;
        this.opening = opening;
        this.beat = rhythm.beat();
        this.listener = listener;
    }

    static <T> Subscription start(String thread, X11Address address, X11LiveValue.Opening<T> opening, Rhythm rhythm,
                                  Listener<T> listener) {
        X11Watch<T> watch = new X11Watch<>(address, opening, rhythm, listener);
        Thread.ofPlatform().daemon().name(thread).start(watch::run);
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
        X11Connection connection = current;
        if (connection != null) {
            connection.wake();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isClosed()) {
            try (X11Connection connection = X11Connection.open(address)) {
                current = connection;
                X11Sight<T> sight = opening.open(connection);
                tellTrouble("");
                pause = FIRST_PAUSE_MILLIS;
                watch(connection, sight);
            } catch (ServiceUnavailable unavailable) {
                LOG.debug("nothing to see on {}: {}", address, unavailable.getMessage());
                tellTrouble(unavailable.getMessage());
            }
            if (pause(pause)) {
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void watch(X11Connection connection, X11Sight<T> sight) throws X11Lost {
        boolean changed = true;
        while (!isClosed()) {
            long wait = changed ? beat.rest(System.nanoTime()) : -1;
            if (wait == 0) {
                sight.look().ifPresent(this::tell);
                wait = -1;
                changed = false;
            }
            connection.await(wait);
            changed |= sight.changed();
            connection.display();
        }
    }

    private void tell(T value) {
        if (!isClosed() && !value.equals(told)) {
            told = value;
            beat.told(System.nanoTime());
            guarded(() -> listener.changed(value));
        }
    }

    private void tellTrouble(String why) {
        if (!isClosed()) {
            guarded(() -> listener.trouble(why));
        }
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            LOG.error("A listener to the X server failed", failure);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean pause(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
