package io.deskhost.message;

import java.util.List;

/** Keyboard, pointer and touch. Coordinates are pixels of the whole desktop, origin top left. */
public sealed interface InputMessage extends SessionMessage {

    /**
     * @param mask bits 0 to 2: kind of event (0 move, 1 down, 2 up, 3 wheel, 4 trackpad, 5 relative move); bits 3 and
     *             up: buttons (1 left, 2 right, 4 middle, 8 back, 16 forward)
     * @param x    absolute for a move, a delta for wheel, trackpad and relative moves, unused otherwise
     */
    record MouseEvent(int mask, int x, int y, List<ControlKey> modifiers) implements InputMessage {

        public MouseEvent {
            modifiers = List.copyOf(modifiers);
        }

        public int type() {
            return mask & 7;
        }

        public int buttons() {
            return mask >> 3;
        }
    }

    /** @param press down and up in one event */
    record KeyEvent(boolean down, boolean press, Key key, List<ControlKey> modifiers, KeyboardMode mode)
            implements InputMessage {

        public KeyEvent {
            modifiers = List.copyOf(modifiers);
        }

        /** What is typed may be a password. */
        @Override
        public String toString() {
            return "KeyEvent[hidden]";
        }
    }

    record PointerDeviceEvent(Touch touch, List<ControlKey> modifiers) implements InputMessage {

        public PointerDeviceEvent {
            modifiers = List.copyOf(modifiers);
        }
    }

    /** What a key event names. */
    sealed interface Key {

        record None() implements Key {
        }

        record Named(ControlKey key) implements Key {
        }

        /** Map and translate mode: an X keycode. Legacy mode: a code point. */
        record Code(int code) implements Key {
        }

        record CodePoint(int codePoint) implements Key {
        }

        record Text(String text) implements Key {
        }

        record WindowsHotkey(int value) implements Key {
        }
    }

    /** What a touch event tells. */
    sealed interface Touch {

        record None() implements Touch {
        }

        /** @param scale change of the pinch factor times 1000; 0 = the gesture ended */
        record Scale(int scale) implements Touch {
        }

        record PanStart(int x, int y) implements Touch {
        }

        record PanUpdate(int x, int y) implements Touch {
        }

        record PanEnd(int x, int y) implements Touch {
        }
    }
}
