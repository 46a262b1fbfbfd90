package io.deskhost.video;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one-slot mailbox in front of an encode thread: damage merges in it, key requests coalesce, and nothing comes
 * out while no viewer can take a picture. Any thread puts in, the encode thread takes.
 */
final class Orders {

    static final long NEVER = Long.MAX_VALUE;
    /** Between two forced key frames, except for newcomers: a storm of requests must not starve the picture. */
    private static final long KEY_INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);
    /** A carrier that gives back more than it got still has no more than these pictures under way. */
    private static final int MOST_CREDITS = 2;

    private final Runnable ready;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int generation;
    private Region damage = Region.NONE;
    private long capturedAt;
    private boolean keyWanted;
    private boolean newcomer = true;
    private long keyBegan = System.nanoTime();
    private int credits;
    private long notBefore = keyBegan;
    private @Nullable Demand retune;
    private boolean ended;
    private @Nullable Orders heir;

    private Orders(Runnable ready, int credits) {
        this.ready = ready;
        this.credits = credits;
    }

    /** For the first encode thread of a display. @param ready told when a picture may be taken again */
    static Orders first(Runnable ready) {
        return new Orders(ready, 1);
    }

    /** For an encode thread that takes over from another: see {@link #endFor}. */
    static Orders next(Runnable ready) {
        return new Orders(ready, 0);
    }

    /** There is something new in the picture. Damage of another generation than the latest is forgotten. */
    void damage(int newGeneration, Region region, long seenAt) {
        change(() -> {
            if (newGeneration < generation) {
                return;
            }
            if (damage.isEmpty() || newGeneration != generation) {
                capturedAt = seenAt;
                damage = region;
            } else {
                damage = damage.plus(region);
            }
            generation = newGeneration;
        });
    }

    /** The next picture is to be a key frame. @param forNewcomer without waiting for its turn */
    void key(boolean forNewcomer) {
        change(() -> {
            keyWanted = true;
            newcomer |= forNewcomer;
        });
    }

    /** One more picture may be made; by the heir, if there is one. */
    void credit() {
        Orders payee = payee();
        if (payee == this) {
            ready.run();
        } else {
            payee.credit();
        }
    }

    private Orders payee() {
        lock.lock();
        try {
            if (heir != null) {
                return heir;
            }
            credits = Math.min(MOST_CREDITS, credits + 1);
            changed.signal();
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** The picture ordered last is gone: nothing is due before there is damage in another one. */
    void nothingToShow(int goneGeneration) {
        change(() -> {
            if (goneGeneration == generation) {
                generation = 0;
                damage = Region.NONE;
            }
        });
        credit();
    }

    /** The picture ordered last did not come about: again, with everything, but not before some time has passed. */
    void failed(int failedGeneration, Region everything, long nanos) {
        change(() -> {
            notBefore = System.nanoTime() + nanos;
            if (failedGeneration == generation) {
                damage = everything;
            }
        });
        credit();
    }

    void retune(Demand demand) {
        change(() -> retune = demand);
    }

    void end() {
        change(() -> ended = true);
    }

    /** Ends; what credit there is, and what comes later for a picture still under way, is for another. */
    void endFor(Orders next) {
        change(() -> {
            ended = true;
            heir = next;
            next.inherit(credits);
        });
    }

    private void inherit(int inherited) {
        change(() -> credits = Math.min(MOST_CREDITS, credits + inherited));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a picture would be encoded at once, so that capturing makes sense. */
    boolean ready() {
        lock.lock();
        try {
            return credits > 0 && damage.isEmpty() && System.nanoTime() - notBefore >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** The encoding of a key frame begins: it satisfies every request made before. */
    void keyBegins() {
        lock.lock();
        try {
            keyWanted = false;
            newcomer = false;
            keyBegan = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next order. @param refineAt when to refine if nothing else is to be done, or {@link #NEVER} */
    Order next(long refineAt) {
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                Order order = due(now, refineAt);
                if (order != null) {
                    return order;
                }
                await(now, refineAt);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Order due(long now, long refineAt) {
        if (ended) {
            return new Order.End();
        }
        Demand demand = retune;
        if (demand != null) {
            retune = null;
            return new Order.Retune(demand);
        }
        if (credits == 0 || generation == 0 || now - notBefore < 0) {
            return null;
        }
        boolean key = keyWanted && now - keyAt() >= 0;
        if (key || !damage.isEmpty()) {
            return encode(key, now);
        }
        if (refineAt != NEVER && now - refineAt >= 0) {
            credits--;
            return new Order.Refine();
        }
        return null;
    }

    private Order encode(boolean key, long now) {
        Order order = new Order.Encode(generation, damage, damage.isEmpty() ? now : capturedAt, key);
        credits--;
        damage = Region.NONE;
        return order;
    }

    private long keyAt() {
        return newcomer ? keyBegan : keyBegan + KEY_INTERVAL;
    }

    private void await(long now, long refineAt) {
        long wait = wait(now, refineAt);
        try {
            if (wait == NEVER) {
                changed.await();
            } else {
                changed.awaitNanos(wait);
            }
        } catch (InterruptedException interrupted) {
            ended = true;
        }
    }

    /** Nanoseconds until something is due by time alone, or {@link #NEVER}. */
    private long wait(long now, long refineAt) {
        if (credits == 0 || generation == 0) {
            return NEVER;
        }
        long wait = damage.isEmpty() ? NEVER : 0;
        if (refineAt != NEVER) {
            wait = Math.min(wait, refineAt - now);
        }
        if (keyWanted) {
            wait = Math.min(wait, keyAt() - now);
        }
        return wait == NEVER ? NEVER : Math.max(Math.max(1, wait), notBefore - now);
    }

    /** Whether damage waits here for a credit. */
    boolean waiting() {
        lock.lock();
        try {
            return !damage.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
