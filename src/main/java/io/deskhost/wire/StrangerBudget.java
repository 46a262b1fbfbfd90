package io.deskhost.wire;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that unfinished frames of all strangers may take together. One a host, shared by all threads. */
public final class StrangerBudget {

    /** So many strangers with the largest allowed frame each: 128. */
    public static final long DEFAULT_BYTES = 32L << 20;

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    public StrangerBudget(long limit) {
        this.limit = limit;
    }

    /** Bytes held now. */
    public long used() {
        return used.get();
    }

    /** Takes the bytes, or nothing and returns false. */
    boolean take(int bytes) {
        var after = used.addAndGet(bytes);
        if (after > limit) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(int bytes) {
        used.addAndGet(-bytes);
    }
}
