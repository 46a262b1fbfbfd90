package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Libc;
import io.deskhost.platform.x11.lib.Offsets.PollFd;
import io.deskhost.platform.x11.lib.Offsets.Timespec;
import org.jspecify.annotations.Nullable;

/** Waits until a descriptor is readable or somebody wakes it. Confined to one thread, except {@link #wake()}. */
final class DescriptorWait implements AutoCloseable {

    private static final long NANOS = 1_000_000_000;

    private final WakeUp wakeUp = new WakeUp();
    private final Memory fds = new Memory(2 * PollFd.SIZE);
    private final Memory timeout = new Memory(Timespec.SIZE);

    enum Result {
        READABLE, WOKEN, HUNG_UP, NOTHING
    }

    DescriptorWait(int fd) {
        watch(0, fd);
        watch(PollFd.SIZE, wakeUp.fd());
    }

    private void watch(long offset, int fd) {
        fds.setInt(offset + PollFd.fd, fd);
        fds.setShort(offset + PollFd.events, Libc.POLLIN);
    }

    /** @param nanos negative = without end; a signal may end the wait early, with {@link Result#NOTHING} */
    Result await(long nanos) {
        fds.setShort(PollFd.revents, (short) 0);
        fds.setShort(PollFd.SIZE + PollFd.revents, (short) 0);
        if (Libc.ppoll(fds, 2, timeout(nanos), null) <= 0) {
            return Result.NOTHING;
        }
        if (fds.getShort(PollFd.SIZE + PollFd.revents) != 0) {
            wakeUp.clear();
            return Result.WOKEN;
        }
        return (fds.getShort(PollFd.revents) & (Libc.POLLHUP | Libc.POLLERR)) != 0 ? Result.HUNG_UP : Result.READABLE;
    }

    private @Nullable Pointer timeout(long nanos) {
        if (nanos < 0) {
            return null;
        }
        timeout.setLong(Timespec.tv_sec, nanos / NANOS);
        timeout.setLong(Timespec.tv_nsec, nanos % NANOS);
        return timeout;
    }

    void wake() {
        wakeUp.wake();
    }

    @Override
    public void close() {
        wakeUp.close();
        fds.close();
        timeout.close();
    }
}
