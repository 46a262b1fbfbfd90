package io.deskhost.testpeer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a viewer received, saw and had to complain about. Any thread may read and wait. */
final class ViewerLog {

    private final List<CodedFrame> frames = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Integer, Shown> latest = new HashMap<>();
    private int discarded;
    private int shown;
    private long decodeNanos;

    synchronized void arrived(CodedFrame frame) {
        frames.add(frame);
        notifyAll();
    }

    synchronized void shown(Shown picture) {
        latest.put(picture.frame().display(), picture);
        shown++;
        decodeNanos += picture.decodeNanos();
        notifyAll();
    }

    synchronized void violated(Violation violation) {
        violations.add(violation);
        notifyAll();
    }

    synchronized void discarded() {
        discarded++;
    }

    synchronized List<CodedFrame> frames() {
        return List.copyOf(frames);
    }

    synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    synchronized int discardedCount() {
        return discarded;
    }

    synchronized int shownCount() {
        return shown;
    }

    synchronized long decodeNanos() {
        return decodeNanos;
    }

    synchronized Optional<Shown> latest(int display) {
        return Optional.ofNullable(latest.get(display));
    }

    /** Waits until {@code wanted} finds something in this log; empty when the time is over. */
    synchronized <T> Optional<T> await(Duration timeout, Function<ViewerLog, Optional<T>> wanted) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<T> found = wanted.apply(this);
            long left = deadline - System.nanoTime();
            if (found.isPresent() || left <= 0) {
                return found;
            }
            Waiting.on(this, left);
        }
    }
}
