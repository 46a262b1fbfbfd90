package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Offsets.XEvent;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * One connection to an X server. Confined to one thread, except {@link #wake()} and {@link #lost()}.
 *
 * <p>When the server dies, the call of libX11 that notices returns some failure of its own, and the connection is
 * {@link #lost()} from then on: it is to be closed (which leaves the dead {@code Display} alone) and opened anew.
 * libX11 must not see a dead display again: it never empties its buffer of 16 KiB then, and crashes once that is
 * full. Hence {@link #display()} is to be asked anew for each call, and no more than some hundred requests without
 * an answer may follow each other without {@link #flush()}, {@link #check()} or {@link #await(long)}.
 *
 * <p>What the server refuses is collected; {@link #check()} tells after a round trip.
 */
public final class X11Connection implements AutoCloseable {

    /** Nobody looks at more than the first refusals. */
    private static final int MOST_ERRORS = 16;

    private final Pointer display;
    private final long root;
    private final DescriptorWait wait;
    private final Memory event = new Memory(XEvent.SIZE);
    private final Queue<X11Error> errors = new ArrayDeque<>();
    private volatile boolean lost;
    private boolean closed;

    /** Why a wait ended. */
    public enum Woken {
        /** Events have arrived. */
        EVENTS,
        /** {@link #wake()} was called. */
        WOKEN,
        TIME_IS_UP,
        LOST
    }

    X11Connection(Pointer display) {
        this.display = display;
        X11Faults.add(display, this);
        this.root = X11.XDefaultRootWindow(display);
        this.wait = new DescriptorWait(X11.XConnectionNumber(display));
    }

    /** @throws ServiceUnavailable when libX11 is missing, the server is not there, or it refuses us */
    public static X11Connection open(X11Address address) throws ServiceUnavailable {
        return X11Opening.open(address);
    }

    /**
     * The {@code Display*}, for one call.
     *
     * @throws X11Lost once the connection is lost or closed
     */
    public Pointer display() throws X11Lost {
        if (lost) {
            throw new X11Lost();
        }
        return display;
    }

    /** The root window of the default screen. */
    public long root() {
        return root;
    }

    public boolean lost() {
        return lost;
    }

    /** Sends what is buffered. */
    public void flush() {
        if (!lost) {
            X11.XFlush(display);
        }
    }

    /** Makes a round trip and gives the first refusal since the last time, forgetting the others. */
    public Optional<X11Error> check() {
        if (!lost) {
            X11.XSync(display, 0);
        }
        return refusal();
    }

    /** The first refusal that has arrived since the last time, without a round trip; forgets the others. */
    public Optional<X11Error> refusal() {
        Optional<X11Error> first = Optional.ofNullable(errors.peek());
        errors.clear();
        return first;
    }

    /** The next event that has arrived; never waits. */
    public Optional<X11Event> next() {
        if (lost || X11.XPending(display) == 0 || lost) {
            return Optional.empty();
        }
        X11.XNextEvent(display, event);
        return lost ? Optional.empty() : Optional.of(new X11Event(event));
    }

    /**
     * Sends what is buffered, then waits for events, {@link #wake()} or the end of time.
     *
     * @param nanos longest wait; negative = without end, 0 = only look
     */
    public Woken await(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            if (!lost && X11.XPending(display) > 0) {
                return lost ? Woken.LOST : Woken.EVENTS;
            }
            if (lost) {
                return Woken.LOST;
            }
            long left = nanos < 0 ? -1 : Math.max(0, deadline - System.nanoTime());
            switch (wait.await(left)) {
                case WOKEN -> {
                    return Woken.WOKEN;
                }
                case HUNG_UP -> hungUp();
                case READABLE -> { }
                case NOTHING -> {
                    if (left == 0) {
                        return Woken.TIME_IS_UP;
                    }
                }
            }
        }
    }

    /** Ends the present or the next {@link #await(long)}. Any thread. */
    public void wake() {
        wait.wake();
    }

    /** Reads what is left, which is when libX11 notices; if it does not, we have. */
    private void hungUp() {
        if (X11.XPending(display) == 0) {
            lost = true;
        }
    }

    void refused(X11Error error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    void markLost() {
        lost = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        wait.close();
        if (!lost) {
            X11.XCloseDisplay(display);
        }
        lost = true;
        X11Faults.remove(display);
        event.close();
    }
}
