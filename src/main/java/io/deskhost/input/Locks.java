package io.deskhost.input;

import java.util.OptionalInt;

/** Clicks that come out as if CapsLock or NumLock stood as at the peer. Afterwards the lock is as it was. */
final class Locks {

    private static final int CAPS_LOCK = 0xFFE5;
    private static final int NUM_LOCK = 0xFF7F;

    private Locks() {
    }

    /** Where the key is alphabetic Shift does what CapsLock would, and nobody sees the lock flicker. */
    static Strokes clickWithCapsLock(Strokes strokes, int keycode, boolean wanted, Situation situation) {
        KeyboardState state = situation.state().get();
        int level = strokes.isDown(Modifier.LEVEL3) ? 2 : 0;
        if (state.capsLock() == wanted || !situation.map().isAlphabetic(keycode, state.group(), level)) {
            return strokes.click(keycode);
        }
        if (strokes.isDown(Modifier.CONTROL) || strokes.isDown(Modifier.ALT) || strokes.isDown(Modifier.META)) {
            return around(strokes, situation.map().keycodeOf(CAPS_LOCK, Positions.CAPS_LOCK), keycode);
        }
        int mark = strokes.mark();
        boolean shift = strokes.isDown(Modifier.SHIFT);
        return (shift ? strokes.without(Modifier.SHIFT) : strokes.with(Modifier.SHIFT)).click(keycode).undoTo(mark);
    }

    static Strokes clickWithNumLock(Strokes strokes, int keycode, boolean wanted, Situation situation) {
        if (situation.state().get().numLock() == wanted) {
            return strokes.click(keycode);
        }
        return around(strokes, situation.map().keycodeOf(NUM_LOCK, Positions.NUM_LOCK), keycode);
    }

    private static Strokes around(Strokes strokes, OptionalInt lock, int keycode) {
        lock.ifPresent(strokes::click);
        strokes.click(keycode);
        lock.ifPresent(strokes::click);
        return strokes;
    }
}
