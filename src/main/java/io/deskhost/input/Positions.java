package io.deskhost.input;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Key positions, named by the Linux key code plus 8. */
final class Positions {

    static final int CAPS_LOCK = 66;
    static final int NUM_LOCK = 77;
    static final int ALT_GR = 108;

    /** Both sides of Control, Shift, Alt and Meta. */
    private static final Set<Integer> MODIFIERS = Set.of(37, 50, 62, 64, 105, ALT_GR, 133, 134);

    /** Letters of a US keyboard, and {@code [ ] ; ' , .}: peers flag CapsLock with these. */
    private static final Set<Integer> LETTERS =
            IntStream.of(24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 52,
                    53, 54, 55, 56, 57, 58, 59, 60).boxed().collect(Collectors.toSet());

    /** Keys of the keypad whose symbol depends on NumLock: digits and decimal point. */
    private static final Set<Integer> KEYPAD = Set.of(79, 80, 81, 83, 84, 85, 87, 88, 89, 90, 91);

    /** The symbols of keys that servers of another numbering have elsewhere; all others are the same in both. */
    private static final Map<Integer, Integer> MOVED = Map.ofEntries(
            Map.entry(104, 0xFF8D), Map.entry(105, 0xFFE4), Map.entry(106, 0xFFAF), Map.entry(107, 0xFF61),
            Map.entry(108, 0xFFEA), Map.entry(110, 0xFF50), Map.entry(111, 0xFF52), Map.entry(112, 0xFF55),
            Map.entry(113, 0xFF51), Map.entry(114, 0xFF53), Map.entry(115, 0xFF57), Map.entry(116, 0xFF54),
            Map.entry(117, 0xFF56), Map.entry(118, 0xFF63), Map.entry(119, 0xFFFF), Map.entry(127, 0xFF13),
            Map.entry(133, 0xFFEB), Map.entry(134, 0xFFEC), Map.entry(135, 0xFF67));

    private Positions() {
    }

    static boolean isModifier(int position) {
        return MODIFIERS.contains(position);
    }

    static boolean isLetter(int position) {
        return LETTERS.contains(position);
    }

    static boolean isKeypad(int position) {
        return KEYPAD.contains(position);
    }

    static OptionalInt symbolOf(int position) {
        Integer symbol = MOVED.get(position);
        return symbol == null ? OptionalInt.empty() : OptionalInt.of(symbol);
    }
}
