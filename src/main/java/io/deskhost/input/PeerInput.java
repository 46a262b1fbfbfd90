package io.deskhost.input;

import io.deskhost.input.InputQueue.Item;
import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.MouseEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The waiting input of one peer, in order. A move replaces a move that it directly follows. When it is full, moves
 * are dropped; if that does not help everything is refused until it has drained, since later input makes no sense
 * without what is missing. Guarded by its queue.
 */
final class PeerInput {

    static final int CAPACITY = 1024;

    private final int peer;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private boolean refusing;

    PeerInput(int peer) {
        this.peer = peer;
    }

    /** @return false: refused */
    boolean offer(InputMessage message) {
        if (refusing) {
            return false;
        }
        Item item = new Item.Event(peer, message);
        if (isMove(item) && isMove(waiting.peekLast())) {
            waiting.removeLast();
        }
        if (waiting.size() >= CAPACITY && !dropMove()) {
            refusing = true;
            return false;
        }
        waiting.addLast(item);
        return true;
    }

    /** What waits now may press keys whose release never comes: all is released behind it. */
    void releaseBehind() {
        if (waiting.peekLast() instanceof Item.Event) {
            waiting.addLast(new Item.Release(peer));
        }
    }

    /** Drops the oldest move that no button depends on: a click must not land elsewhere. */
    private boolean dropMove() {
        Iterator<Item> all = waiting.iterator();
        Item before = null;
        while (all.hasNext()) {
            Item item = all.next();
            if (isMove(before) && !isButton(item)) {
                return waiting.removeFirstOccurrence(before);
            }
            before = item;
        }
        return false;
    }

    @Nullable Item poll() {
        return waiting.pollFirst();
    }

    void putBack(InputMessage message) {
        waiting.addFirst(new Item.Event(peer, message));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** Takes up work again after a refusal. @return whether there was one */
    boolean recover() {
        boolean was = refusing;
        refusing = false;
        return was;
    }

    private static boolean isMove(@Nullable Item item) {
        return item instanceof Item.Event(_, MouseEvent event) && PointerPlan.isMove(event);
    }

    private static boolean isButton(Item item) {
        return item instanceof Item.Event(_, MouseEvent event) && (event.type() == 1 || event.type() == 2);
    }
}
