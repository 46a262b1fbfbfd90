package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that the host said, in order, and how it ended. It only grows; any thread may read and wait. */
final class HeardLog {

    private final List<Heard> heard = new ArrayList<>();
    private @Nullable EndReason end;
    private int unreadable;

    synchronized void add(Heard message) {
        heard.add(message);
        notifyAll();
    }

    synchronized void unreadable() {
        unreadable++;
        notifyAll();
    }

    synchronized void ended(EndReason reason) {
        end = reason;
        notifyAll();
    }

    /** The place behind all that was heard. */
    synchronized int mark() {
        return heard.size();
    }

    synchronized int unreadableCount() {
        return unreadable;
    }

    synchronized List<Heard> since(int mark) {
        return List.copyOf(heard.subList(mark, heard.size()));
    }

    synchronized Optional<EndReason> end() {
        return Optional.ofNullable(end);
    }

    synchronized Optional<Heard> last(Predicate<Message> wanted) {
        return heard.reversed().stream().filter(message -> wanted.test(message.message())).findFirst();
    }

    /** The first message from {@code mark} on that is wanted; empty when time or stream is over. */
    synchronized Optional<Heard> await(Predicate<Message> wanted, Duration timeout, int mark) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int looked = mark;
        while (true) {
            for (; looked < heard.size(); looked++) {
                if (wanted.test(heard.get(looked).message())) {
                    return Optional.of(heard.get(looked));
                }
            }
            long left = deadline - System.nanoTime();
            if (end != null || left <= 0) {
                return Optional.empty();
            }
            Waiting.on(this, left);
        }
    }

    /** All from {@code mark} on, once it is enough or time or stream is over. */
    synchronized List<Heard> awaitAll(Predicate<List<Heard>> enough, Duration timeout, int mark) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (end == null && deadline - System.nanoTime() > 0 && !enough.test(since(mark))) {
            Waiting.on(this, deadline - System.nanoTime());
        }
        return since(mark);
    }

    synchronized Optional<EndReason> awaitEnd(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (end == null && deadline - System.nanoTime() > 0) {
            Waiting.on(this, deadline - System.nanoTime());
        }
        return Optional.ofNullable(end);
    }

    /** What was heard from a mark on, by kind, for a complaint. */
    synchronized String summary(int mark) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        heard.subList(mark, heard.size()).forEach(message -> counts.merge(message.kind(), 1, Integer::sum));
        return "heard " + counts + (end == null ? "" : ", then the stream ended: " + end);
    }
}
