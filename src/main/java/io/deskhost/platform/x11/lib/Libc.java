package io.deskhost.platform.x11.lib;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The C library of Linux: shared memory, waiting for descriptors. */
public final class Libc {

    public static final int IPC_PRIVATE = 0;
    public static final int IPC_CREAT = 0_1000;
    public static final int IPC_RMID = 0;
    public static final int EFD_NONBLOCK = 0_4000;
    public static final int EFD_CLOEXEC = 0_2000000;
    public static final short POLLIN = 1;
    public static final short POLLERR = 8;
    public static final short POLLHUP = 16;

    static {
        Native.register(Libc.class, "libc.so.6");
    }

    private Libc() {
    }

    public static native int shmget(int key, long size, int flags) throws LastErrorException;

    public static native Pointer shmat(int id, @Nullable Pointer address, int flags) throws LastErrorException;

    public static native int shmdt(Pointer address);

    public static native int shmctl(int id, int command, @Nullable Pointer buffer);

    public static native int eventfd(int initial, int flags) throws LastErrorException;

    public static native int eventfd_write(int fd, long value);

    public static native int eventfd_read(int fd, Pointer value);

    public static native int close(int fd);

    /** Sets errno, among others EINTR. */
    public static native int ppoll(Pointer fds, long count, @Nullable Pointer timeout, @Nullable Pointer signals);
}
