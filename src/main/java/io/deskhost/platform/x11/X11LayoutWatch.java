package io.deskhost.platform.x11;

import io.deskhost.display.Layout;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener the layout and its changes, from thread {@code x11-events}, which sleeps until the X server has an
 * event. When the server goes, it tells {@link Layout#NONE} and tries to come back, at first soon, then every second.
 */
final class X11LayoutWatch implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(X11LayoutWatch.class);

    /** One change of mode makes several events, all within this time of each other. */
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(100);
    /** Longest wait for that quiet. */
    private static final long LONGEST_UNREST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** Opens a connection to the X server that is watched. */
    @FunctionalInterface
    interface Opening {
        X11Connection open() throws ServiceUnavailable;
    }

    private final Opening server;
    private final Consumer<Layout> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable X11Connection current;
    private @Nullable Layout told;
    private boolean faulty;
    private long pause = FIRST_PAUSE_MILLIS;

    private X11LayoutWatch(Opening server, Consumer<Layout> listener) {
        this.server = server;
        this.listener = listener;
    }

    static Subscription start(X11Address address, Consumer<Layout> listener) {
        return start(() -> X11Connection.open(address), listener);
    }

    static Subscription start(Opening server, Consumer<Layout> listener) {
        X11LayoutWatch watch = new X11LayoutWatch(server, listener);
        Thread.ofPlatform().daemon().name("x11-events").start(watch::run);
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
        while (!isClosed()) {
            look();
            if (pause(pause)) {
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Until the server goes. A fault of ours must not end it for good: without a layout nobody sees anything. */
    private void look() {
        try (X11Connection connection = server.open()) {
            current = connection;
            X11Geometry geometry = new X11Geometry(connection);
            geometry.listen();
            tell(X11Screens.read(connection, geometry));
            pause = FIRST_PAUSE_MILLIS;
            faulty = false;
            watch(connection, geometry);
        } catch (ServiceUnavailable unavailable) {
            LOG.debug("no layout: {}", unavailable.getMessage());
            tell(Layout.NONE);
        } catch (RuntimeException | LinkageError fault) {
            failed(fault);
        }
    }

    /** Logged once for a row of failures. */
    private void failed(Throwable fault) {
        if (!faulty) {
            LOG.error("The displays cannot be read; it is tried again.", fault);
        }
        faulty = true;
        tell(Layout.NONE);
    }

    private void watch(X11Connection connection, X11Geometry geometry) throws X11Lost {
        while (!isClosed()) {
            connection.await(-1);
            if (changed(connection, geometry)) {
                settle(connection, geometry);
                tell(X11Screens.read(connection, geometry));
            }
            connection.display();
        }
    }

    private void settle(X11Connection connection, X11Geometry geometry) {
        long deadline = System.nanoTime() + LONGEST_UNREST;
        while (!isClosed() && System.nanoTime() < deadline
                && connection.await(QUIET) == X11Connection.Woken.EVENTS) {
            changed(connection, geometry);
        }
    }

    /** Takes all events that are there; whether one may mean another layout. */
    private static boolean changed(X11Connection connection, X11Geometry geometry) {
        boolean changed = false;
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            changed |= geometry.concerns(event.get());
        }
        return changed;
    }

    private void tell(Layout layout) {
        if (!isClosed() && !layout.equals(told)) {
            told = layout;
            try {
                listener.accept(layout);
            } catch (RuntimeException failure) {
                LOG.error("a listener to the layout failed", failure);
            }
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
