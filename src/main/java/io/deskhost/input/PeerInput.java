package io.deskhost.input;

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

    private final Deque<InputMessage> waiting = new ArrayDeque<>();
    private boolean refusing;

    /** @return false: refused */
    boolean offer(InputMessage message) {
        if (refusing) {
            return false;
        }
        if (isMove(message) && isMove(waiting.peekLast())) {
            waiting.removeLast();
        }
        if (waiting.size() == CAPACITY && !dropMove()) {
            refusing = true;
            return false;
        }
        waiting.addLast(message);
        return true;
    }

    /** Drops the oldest move that no button depends on: a click must not land elsewhere. */
    private boolean dropMove() {
        Iterator<InputMessage> all = waiting.iterator();
        InputMessage before = null;
        while (all.hasNext()) {
            InputMessage message = all.next();
            if (isMove(before) && !isButton(message)) {
                return waiting.removeFirstOccurrence(before);
            }
            before = message;
        }
        return false;
    }

    @Nullable InputMessage poll() {
        return waiting.pollFirst();
    }

    void putBack(InputMessage message) {
        waiting.addFirst(message);
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

    private static boolean isMove(@Nullable InputMessage message) {
        return message instanceof MouseEvent event && PointerPlan.isMove(event);
    }

    private static boolean isButton(@Nullable InputMessage message) {
        return message instanceof MouseEvent event && (event.type() == 1 || event.type() == 2);
    }
}
