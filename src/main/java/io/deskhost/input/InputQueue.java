package io.deskhost.input;

import io.deskhost.message.InputMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What peers want done, taken by one thread: each peer's input in order, the peers in turn. Releases overtake. Input
 * of a peer that was not admitted, or no longer is, does not get in, and what it had waiting is gone. Safe for any
 * thread.
 */
final class InputQueue {

    /** What is to be done for a peer. */
    sealed interface Item {

        int peer();

        record Event(int peer, InputMessage message) implements Item {
        }

        /** All that the peer holds has to be released. */
        record Release(int peer) implements Item {
        }
    }

    /** What became of an event. */
    enum Offered { TAKEN, NOT_ADMITTED, REFUSED }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<Integer, PeerInput> admitted = new HashMap<>();
    private final SequencedSet<Integer> turns = new LinkedHashSet<>();
    private final Deque<Item> releases = new ArrayDeque<>();

    void admit(int peer) {
        locked(() -> admitted.putIfAbsent(peer, new PeerInput(peer)));
    }

    /** The peer may no longer control: its waiting input is dropped, its release comes next. */
    void expel(int peer) {
        locked(() -> {
            if (admitted.remove(peer) != null) {
                turns.remove(peer);
                release(peer);
            }
        });
    }

    /** What the peer holds is released next, and again behind what it has waiting; it may go on. */
    void releaseSoon(int peer) {
        locked(() -> {
            release(peer);
            PeerInput input = admitted.get(peer);
            if (input != null) {
                input.releaseBehind();
            }
        });
    }

    /** Nothing waits any more; who is admitted stays so. */
    void clear() {
        locked(() -> {
            admitted.replaceAll((peer, _) -> new PeerInput(peer));
            turns.clear();
            releases.clear();
        });
    }

    Offered offer(int peer, InputMessage message) {
        lock.lock();
        try {
            PeerInput input = admitted.get(peer);
            if (input == null) {
                return Offered.NOT_ADMITTED;
            }
            boolean taken = input.offer(message);
            if (!input.isEmpty()) {
                turns.add(peer);
                arrived.signal();
            }
            return taken ? Offered.TAKEN : Offered.REFUSED;
        } finally {
            lock.unlock();
        }
    }

    /** The rest of an event that was only begun: the first of that peer, unless it was expelled meanwhile. */
    void putBack(int peer, InputMessage rest) {
        locked(() -> {
            PeerInput input = admitted.get(peer);
            if (input != null) {
                input.putBack(rest);
                turns.add(peer);
            }
        });
    }

    /** Waits for something to do. */
    Item take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Item item = next();
            while (item == null) {
                arrived.await();
                item = next();
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** Null: there is nothing to do now. */
    @Nullable Item poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return admitted.values().stream().mapToInt(PeerInput::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Item next() {
        Item release = releases.pollFirst();
        return release != null || turns.isEmpty() ? release : ofFirstInTurn();
    }

    private @Nullable Item ofFirstInTurn() {
        int peer = turns.removeFirst();
        PeerInput input = admitted.get(peer);
        Item item = input == null ? null : input.poll();
        if (input == null || item == null) {
            return null;
        }
        if (!input.isEmpty()) {
            turns.add(peer);
        } else if (input.recover()) {
            // Releases may be among what was refused.
            releases.add(new Item.Release(peer));
        }
        return item;
    }

    private void release(int peer) {
        releases.add(new Item.Release(peer));
        arrived.signal();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }
}
