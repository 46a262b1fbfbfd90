package io.deskhost.input;

import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.service.ServiceUnavailable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of the thread {@code input}: takes from the queue and injects, until it is interrupted; then releases
 * everything. It flushes once for all that is waiting. When the window system is lost, the connection is abandoned
 * and opened again for later input; input that comes while there is none is dropped.
 */
final class InputLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(InputLoop.class);
    /** Events between two flushes at most. */
    private static final int BATCH = 64;
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final InputQueue queue;
    private final InputDevices devices;
    private final Movers movers;
    private final Consumer<String> trouble;
    private @Nullable InputDevice device;
    private @Nullable Injector injector;
    private boolean leftovers;
    private boolean faulty;
    private volatile boolean stopping;
    private Duration wait = Duration.ZERO;
    private long notBefore = System.nanoTime();

    /**
     * @param leftovers whether something may be down that nobody here knows of
     * @param trouble   told why nothing can be injected, and the empty text when it works again
     */
    InputLoop(InputQueue queue, InputDevices devices, Movers movers, boolean leftovers, Consumer<String> trouble) {
        this.queue = queue;
        this.devices = devices;
        this.movers = movers;
        this.leftovers = leftovers;
        this.trouble = trouble;
    }

    /** Ends with the next interrupt; any thread. Not by the interrupt alone, which native code may swallow. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            guarded(this::ready);
            while (!stopping) {
                InputQueue.Item first = queue.take();
                guarded(() -> batch(first));
            }
        } catch (InterruptedException _) {
            LOG.debug("input ends");
        } finally {
            end();
        }
    }

    /** A fault of ours must not end all input: it costs the connection. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError fault) {
            LOG.error("Input failed; the connection to the window system is opened anew.", fault);
            abandon();
        }
    }

    private void abandon() {
        leftovers = true;
        try {
            end();
        } catch (RuntimeException | LinkageError again) {
            LOG.debug("what was held is released as a leftover", again);
        }
    }

    private void batch(InputQueue.Item first) {
        Injector working = ready();
        InputQueue.Item item = first;
        for (int i = 1; item != null; i++) {
            if (working != null) {
                perform(item, working);
            }
            item = i < BATCH ? queue.poll() : null;
        }
        if (device != null && !device.flush()) {
            lost();
        }
    }

    private void perform(InputQueue.Item item, Injector working) {
        switch (item) {
            case InputQueue.Item.Release(int peer) -> working.releaseAll(peer);
            case InputQueue.Item.Event(int peer, InputMessage message) -> {
                KeyEvent rest = working.inject(peer, message);
                if (rest != null) {
                    queue.putBack(peer, rest);
                }
            }
        }
    }

    private @Nullable Injector ready() {
        if (device != null && !device.refresh()) {
            lost();
        }
        if (device == null && System.nanoTime() - notBefore >= 0) {
            open();
        }
        return injector;
    }

    private void open() {
        try {
            InputDevice opened = devices.open();
            device = opened;
            injector = new Injector(opened, movers);
            if (leftovers) {
                injector.releaseLeftovers();
                leftovers = false;
            }
            opened.flush();
            wait = Duration.ZERO;
            faulty = false;
            trouble.accept("");
        } catch (ServiceUnavailable unavailable) {
            LOG.debug("cannot inject: {}", unavailable.getMessage());
            back();
            trouble.accept(unavailable.getMessage());
        } catch (RuntimeException | LinkageError fault) {
            failed(fault);
        }
    }

    /** Logged once for a row of failures. */
    private void failed(Throwable fault) {
        if (!faulty) {
            LOG.error("Input cannot be opened; it is tried again.", fault);
        }
        faulty = true;
        back();
        abandon();
        trouble.accept("Input cannot be opened: " + fault);
    }

    private void back() {
        wait = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        notBefore = System.nanoTime() + wait.toNanos();
    }

    /** Not released: what was down is up with the window system, or is found again as a leftover. */
    private void lost() {
        LOG.warn("The window system is lost: input has to wait for it.");
        close();
        leftovers = true;
        notBefore = System.nanoTime();
    }

    private void end() {
        try {
            if (injector != null) {
                injector.releaseAll();
            }
        } finally {
            close();
        }
    }

    private void close() {
        InputDevice closed = device;
        device = null;
        injector = null;
        if (closed != null) {
            closed.flush();
            closed.close();
        }
    }
}
