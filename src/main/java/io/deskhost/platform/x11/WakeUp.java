package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import io.deskhost.platform.x11.lib.Libc;

/** A descriptor that becomes readable when somebody calls {@link #wake()}. Safe for any thread, also when closed. */
final class WakeUp implements AutoCloseable {

    private final int fd = Libc.eventfd(0, Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
    private boolean closed;

    int fd() {
        return fd;
    }

    synchronized void wake() {
        if (!closed) {
            Libc.eventfd_write(fd, 1);
        }
    }

    /** Forgets all wake-ups until now. */
    synchronized void clear() {
        if (!closed) {
            try (Memory value = new Memory(Long.BYTES)) {
                Libc.eventfd_read(fd, value);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Libc.close(fd);
        }
    }
}
