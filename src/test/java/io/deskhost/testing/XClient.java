package io.deskhost.testing;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import io.deskhost.platform.x11.X11Address;
import io.deskhost.platform.x11.X11Connection;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A real X client for tests: windows of one colour, rectangles, what keyboard and pointer tell. Safe for any thread:
 * a thread of its own holds the connection, and every call has been carried out by the server when it returns.
 */
public final class XClient implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final CompletableFuture<X11Connection> opened = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<XInput> inputs = new LinkedBlockingQueue<>();
    private final List<XInput> history = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** What is to be done on the client's thread. */
    @FunctionalInterface
    interface Task<T> {
        T apply(X11Connection connection) throws ServiceUnavailable;
    }

    private XClient(X11Address address) {
        thread = Thread.ofPlatform().daemon().name("x-client " + address).start(() -> live(address));
    }

    public static XClient open(String display, Optional<Path> authority) {
        XClient client = new XClient(new X11Address(Optional.of(display), authority));
        client.ask(connection -> connection);
        return client;
    }

    /** An override-redirect window of a flat colour, on top of all others and drawn; it listens to its input. */
    public XWindow window(int x, int y, int width, int height, int rgb) {
        return ask(connection -> XWindow.create(this, connection, x, y, width, height, rgb));
    }

    /** What input brought, oldest first; each is taken once. */
    public BlockingQueue<XInput> inputs() {
        return inputs;
    }

    /** The next input of a kind, others in between are dropped; fails after 5 s. */
    public <T extends XInput> T next(Class<T> kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        try {
            while (true) {
                XInput input = inputs.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (input == null) {
                    throw new AssertionError("no " + kind.getSimpleName() + " came; until now: " + history());
                }
                if (kind.isInstance(input)) {
                    return kind.cast(input);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** All input since the start or {@link #forget()}, also what was taken from the queue. */
    public List<XInput> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** The text of all keys pressed since the start or {@link #forget()}. */
    public String typed() {
        return history().stream()
                .filter(input -> input instanceof XInput.Key key && key.down())
                .map(input -> ((XInput.Key) input).text())
                .collect(Collectors.joining());
    }

    public void forget() {
        synchronized (history) {
            history.clear();
            inputs.clear();
        }
    }

    /** Where the pointer is on the desktop, and which buttons and modifiers are down. */
    public XPointer pointer() {
        return ask(connection -> {
            IntByReference x = new IntByReference();
            IntByReference y = new IntByReference();
            IntByReference mask = new IntByReference();
            Xlib.XQueryPointer(connection.display(), connection.root(), new LongByReference(), new LongByReference(),
                    x, y, new IntByReference(), new IntByReference(), mask);
            return new XPointer(x.getValue(), y.getValue(), mask.getValue());
        });
    }

    /** Says on the root window, as window managers do, which window has the focus. */
    public void activeWindow(long window) {
        ask(connection -> {
            try (Memory value = new Memory(Long.BYTES)) {
                value.setLong(0, window);
                long property = X11.XInternAtom(connection.display(), "_NET_ACTIVE_WINDOW", 0);
                return Xlib.XChangeProperty(connection.display(), connection.root(), property, X11.XA_WINDOW, 32, 0,
                        value, 1);
            }
        });
    }

    public void movePointer(int x, int y) {
        ask(connection -> Xlib.XWarpPointer(connection.display(), 0, connection.root(), 0, 0, 0, 0, x, y));
    }

    /** The keycodes of all keys that are logically down. */
    public List<Integer> keysDown() {
        return ask(connection -> {
            byte[] keys = new byte[32];
            Xlib.XQueryKeymap(connection.display(), keys);
            return BitSet.valueOf(keys).stream().boxed().toList();
        });
    }

    /** The keycode that has this keysym name in its map, 0 if none has. */
    public int keycode(String keysymName) {
        return ask(connection ->
                Xlib.XKeysymToKeycode(connection.display(), Xlib.XStringToKeysym(keysymName)) & 0xff);
    }

    /** The colour 0xRRGGBB that the server shows there, read by a request of its own. */
    public int colourAt(int x, int y) {
        return ask(connection -> {
            Pointer image = X11.XGetImage(connection.display(), connection.root(), x, y, 1, 1, X11.AllPlanes,
                    X11.ZPixmap);
            if (image == null) {
                throw new AssertionError("no pixel at " + x + "," + y);
            }
            int colour = (int) Xlib.XGetPixel(image, 0, 0) & 0xffffff;
            X11.XDestroyImage(image);
            return colour;
        });
    }

    /** Whether it still has its connection. */
    public boolean isOpen() {
        return !closed;
    }

    /** Runs a task on the client's thread, then makes a round trip; fails the test if the server refuses. */
    <T> T ask(Task<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tasks.add(() -> carryOut(task, answer));
        try {
            opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS).wake();
            if (!thread.isAlive()) {
                runTasks();
            }
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause().getMessage(), failure.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("the X server does not answer", late);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private <T> void carryOut(Task<T> task, CompletableFuture<T> answer) {
        try {
            X11Connection connection = opened.join();
            T result = task.apply(connection);
            connection.check().ifPresentOrElse(
                    error -> answer.completeExceptionally(new AssertionError("the X server refuses: " + error)),
                    () -> answer.complete(result));
        } catch (ServiceUnavailable | RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    private void live(X11Address address) {
        try (X11Connection connection = X11Connection.open(address)) {
            opened.complete(connection);
            while (!closed && connection.await(-1) != X11Connection.Woken.LOST) {
                runTasks();
                readEvents(connection);
            }
        } catch (ServiceUnavailable unavailable) {
            opened.completeExceptionally(unavailable);
        } finally {
            closed = true;
            runTasks();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void readEvents(X11Connection connection) {
        connection.next().ifPresent(event -> {
            if (event.type() == Xlib.MappingNotify) {
                Xlib.XRefreshKeyboardMapping(event.memory());
            }
            XEvents.input(event.type(), event.memory()).ifPresent(this::note);
        });
    }

    private void note(XInput input) {
        synchronized (history) {
            history.add(input);
            inputs.add(input);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().wake();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
