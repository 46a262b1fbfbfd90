package io.deskhost.input;

/** One thing to do to the desktop. */
sealed interface Step {

    /** Part of a click, or a modifier for the length of one: not remembered. */
    record Key(int keycode, boolean down) implements Step {
    }

    /** The peer holds the key from here on, or no longer. */
    record HoldKey(int keycode, boolean down) implements Step {
    }

    /** The peer holds the button from here on, or no longer. */
    record HoldButton(int button, boolean down) implements Step {
    }

    /** Down and up. */
    record ClickButton(int button) implements Step {
    }

    record Move(int x, int y) implements Step {
    }

    record MoveBy(int dx, int dy) implements Step {
    }
}
