package io.deskhost.input;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A window system that writes down what it is told, and may die. */
final class FakeDevice implements InputDevice {

    final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<Integer> down = new HashSet<>();
    volatile boolean lost;
    volatile boolean closed;
    /** Thrown once by the next move. */
    volatile boolean faulty;
    /** Thrown by each button. */
    volatile boolean faultyButtons;
    private volatile CountDownLatch hang = new CountDownLatch(0);
    private volatile boolean hangs;

    FakeDevice(Integer... down) {
        this.down.addAll(Set.of(down));
    }

    @Override
    public boolean refresh() {
        return !lost;
    }

    @Override
    public KeyMap keyMap() {
        return KeyMaps.US;
    }

    @Override
    public KeyboardState keyboardState() {
        return new KeyboardState(down, false, false, 0);
    }

    @Override
    public void key(int keycode, boolean press) {
        told.add((press ? "+" : "-") + keycode);
        if (press) {
            down.add(keycode);
        } else {
            down.remove(keycode);
        }
    }

    /** The next move waits until {@link #goOn()}. */
    void hang() {
        hang = new CountDownLatch(1);
    }

    boolean hangs() {
        return hangs;
    }

    void goOn() {
        hang.countDown();
    }

    private void hangWhileAsked() {
        try {
            hangs = hang.getCount() > 0;
            hang.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void button(int button, boolean press) {
        if (faultyButtons) {
            throw new IllegalStateException("a fault of ours");
        }
        told.add((press ? "press:" : "lift:") + button);
    }

    @Override
    public void move(int x, int y) {
        if (faulty) {
            faulty = false;
            throw new IllegalStateException("a fault of ours");
        }
        hangWhileAsked();
        told.add("move:" + x + "," + y);
    }

    @Override
    public void moveBy(int dx, int dy) {
        told.add("by:" + dx + "," + dy);
    }

    @Override
    public boolean flush() {
        return !lost;
    }

    @Override
    public void close() {
        closed = true;
    }
}
