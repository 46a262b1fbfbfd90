package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open a display, on a thread {@code x11-open} that may be lost in it. A server that dies after it has
 * let us in, but before {@code XOpenDisplay} returns, would end this process: libX11 asks the handler that every new
 * display has at first, which exits. So the thread never returns from the handler before, and its caller is told. A
 * server that does not answer costs the caller {@value #PATIENCE_SECONDS} s and no more.
 */
final class X11Opening {

    static final int PATIENCE_SECONDS = 5;

    /** The cookie to use is a global of libX11, so one opens at a time. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final ThreadLocal<X11Opening> CURRENT = new ThreadLocal<>();

    private final X11Address address;
    private final byte @Nullable [] cookie;
    private final CompletableFuture<Optional<Pointer>> result = new CompletableFuture<>();

    private X11Opening(X11Address address, byte @Nullable [] cookie) {
        this.address = address;
        this.cookie = cookie;
    }

    static X11Connection open(X11Address address) throws ServiceUnavailable {
        X11Library.XLIB.require();
        X11Faults.install();
        X11Opening opening = new X11Opening(address, XAuthority.cookie(address));
        Thread.ofPlatform().daemon().name("x11-open").start(opening::run);
        return new X11Connection(opening.await().orElseThrow(() -> new ServiceUnavailable("Cannot open display "
                + address + ". Is an X server running there, and does XAUTHORITY hold its cookie?")));
    }

    private Optional<Pointer> await() throws ServiceUnavailable {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailable("Interrupted while opening display " + address, interrupted);
        } catch (ExecutionException failure) {
            throw new ServiceUnavailable("Cannot open display " + address + ": " + failure.getCause(), failure);
        } catch (TimeoutException late) {
            throw new ServiceUnavailable("The X server of display " + address + " does not answer.", late);
        } finally {
            result.cancel(false);
        }
    }

    private void run() {
        ONE_AT_A_TIME.lock();
        try {
            CURRENT.set(this);
            if (!result.isDone()) {
                handOver(Optional.ofNullable(open()));
            }
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private @Nullable Pointer open() {
        authorise(cookie);
        try {
            return X11.XOpenDisplay(address.display().orElse(null));
        } finally {
            authorise(null);
        }
    }

    /** Without a cookie libX11 finds its own. */
    private static void authorise(byte @Nullable [] cookie) {
        if (cookie == null) {
            X11.XSetAuthorization(null, 0, null, 0);
        } else {
            byte[] method = XAuthority.COOKIE.getBytes(StandardCharsets.US_ASCII);
            X11.XSetAuthorization(method, method.length, cookie, cookie.length);
        }
    }

    private void handOver(Optional<Pointer> display) {
        if (!result.complete(display) && display.isPresent()) {
            X11Faults.surviveLossOf(display.get());
            X11.XCloseDisplay(display.get());
        }
    }

    /** For the handler of losses: does not return if this thread is opening a display. */
    static void lost() {
        X11Opening opening = CURRENT.get();
        if (opening != null) {
            authorise(null);
            opening.result.complete(Optional.empty());
            ONE_AT_A_TIME.unlock();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
