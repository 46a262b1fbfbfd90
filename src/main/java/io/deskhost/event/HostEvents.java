package io.deskhost.event;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events to their listeners, in order, on a thread of its own ({@code events}), so that who publishes never
 * waits: any thread may. What finds {@value #WAITING} events waiting is dropped and counted. A listener that throws
 * is logged and costs the others nothing.
 */
public final class HostEvents implements AutoCloseable {

    static final int WAITING = 4096;

    private static final Logger log = LoggerFactory.getLogger(HostEvents.class);

    private final List<Consumer<HostEvent>> listeners;
    private final AtomicLong dropped = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().name("events").daemon().factory(),
            (_, _) -> dropped.incrementAndGet());

    public HostEvents(List<Consumer<HostEvent>> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public void publish(HostEvent event) {
        thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
    }

    /** How many events nobody was told of, since too many waited. */
    public long dropped() {
        return dropped.get();
    }

    /** Tells what still waits, for two seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                dropped.addAndGet(thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Consumer<HostEvent> listener, HostEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            log.error("A listener failed at {}", event.getClass().getSimpleName(), e);
        }
    }
}
