package io.deskhost.platform.x11;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shared memory of System V that only this user may attach, attached by this process. */
final class SharedSegment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSegment.class);
    private static final int OWNER_ONLY = 0_600;

    private final int id;
    private final Pointer address;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    private SharedSegment(int id, Pointer address, long size) {
        this.id = id;
        this.address = address;
        this.memory = MemorySegment.ofAddress(Pointer.nativeValue(address))
                .reinterpret(size, arena, _ -> Libc.shmdt(address));
    }

    int id() {
        return id;
    }

    Pointer address() {
        return address;
    }

    /** All of it; gone when this is closed. */
    MemorySegment memory() {
        return memory;
    }

    /** Nothing where the system gives no such segment. */
    static @Nullable SharedSegment allocate(long size) {
        try {
            int id = Libc.shmget(Libc.IPC_PRIVATE, size, Libc.IPC_CREAT | OWNER_ONLY);
            try {
                return new SharedSegment(id, Libc.shmat(id, null, 0), size);
            } catch (LastErrorException failure) {
                Libc.shmctl(id, Libc.IPC_RMID, null);
                throw failure;
            }
        } catch (LastErrorException failure) {
            LOG.warn("no shared memory of {} bytes: {}", size, failure.getMessage());
            return null;
        }
    }

    /** Marks it for removal: it goes when the last process detaches it, however that ends. */
    void remove() {
        Libc.shmctl(id, Libc.IPC_RMID, null);
    }

    @Override
    public void close() {
        remove();
        arena.close();
    }
}
