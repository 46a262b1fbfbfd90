package io.deskhost.input;

import static io.deskhost.message.ControlKey.*;

import io.deskhost.message.ControlKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The keys that have a name in the protocol: found by their symbol, else at their usual position. */
final class NamedKeys {

    /** @param position Linux key code plus 8, 0 = none */
    private record Entry(int position, List<Integer> symbols) {
    }

    /** Keys of the keypad that mean the digit or the point. */
    private static final Set<ControlKey> DIGITS = Set.of(NUMPAD_0, NUMPAD_1, NUMPAD_2, NUMPAD_3, NUMPAD_4, NUMPAD_5,
            NUMPAD_6, NUMPAD_7, NUMPAD_8, NUMPAD_9, DECIMAL);

    /** Not in it, and so ignored: commands to the machine, and names that no X keyboard knows. */
    private static final Map<ControlKey, Entry> KEYS = new EnumMap<>(ControlKey.class);

    static {
        add(ALT, 64, 0xFFE9);
        add(OPTION, 64, 0xFFE9);
        add(MENU, 64, 0xFFE9);
        add(R_ALT, 108, 0xFE03, 0xFFEA);
        add(CONTROL, 37, 0xFFE3);
        add(R_CONTROL, 105, 0xFFE4);
        add(SHIFT, 50, 0xFFE1);
        add(R_SHIFT, 62, 0xFFE2);
        add(META, 133, 0xFFEB);
        add(R_WIN, 134, 0xFFEC);
        add(CAPS_LOCK, 66, 0xFFE5);
        add(NUM_LOCK, 77, 0xFF7F);
        add(SCROLL, 78, 0xFF14);
        add(BACKSPACE, 22, 0xFF08);
        add(TAB, 23, 0xFF09);
        add(RETURN, 36, 0xFF0D);
        add(ESCAPE, 9, 0xFF1B);
        add(SPACE, 65, 0x0020);
        add(DELETE, 119, 0xFFFF);
        add(INSERT, 118, 0xFF63);
        add(HOME, 110, 0xFF50);
        add(END, 115, 0xFF57);
        add(PAGE_UP, 112, 0xFF55);
        add(PAGE_DOWN, 117, 0xFF56);
        add(UP_ARROW, 111, 0xFF52);
        add(DOWN_ARROW, 116, 0xFF54);
        add(LEFT_ARROW, 113, 0xFF51);
        add(RIGHT_ARROW, 114, 0xFF53);
        add(F1, 67, 0xFFBE);
        add(F2, 68, 0xFFBF);
        add(F3, 69, 0xFFC0);
        add(F4, 70, 0xFFC1);
        add(F5, 71, 0xFFC2);
        add(F6, 72, 0xFFC3);
        add(F7, 73, 0xFFC4);
        add(F8, 74, 0xFFC5);
        add(F9, 75, 0xFFC6);
        add(F10, 76, 0xFFC7);
        add(F11, 95, 0xFFC8);
        add(F12, 96, 0xFFC9);
        add(NUMPAD_0, 90, 0xFFB0);
        add(NUMPAD_1, 87, 0xFFB1);
        add(NUMPAD_2, 88, 0xFFB2);
        add(NUMPAD_3, 89, 0xFFB3);
        add(NUMPAD_4, 83, 0xFFB4);
        add(NUMPAD_5, 84, 0xFFB5);
        add(NUMPAD_6, 85, 0xFFB6);
        add(NUMPAD_7, 79, 0xFFB7);
        add(NUMPAD_8, 80, 0xFFB8);
        add(NUMPAD_9, 81, 0xFFB9);
        add(DECIMAL, 91, 0xFFAE, 0xFFAC);
        add(SEPARATOR, 129, 0xFFAC);
        add(MULTIPLY, 63, 0xFFAA);
        add(ADD, 86, 0xFFAB);
        add(SUBTRACT, 82, 0xFFAD);
        add(DIVIDE, 106, 0xFFAF);
        add(EQUALS, 125, 0xFFBD);
        add(NUMPAD_ENTER, 104, 0xFF8D);
        add(PAUSE, 127, 0xFF13);
        add(SNAPSHOT, 107, 0xFF61, 0xFF15);
        add(PRINT, 107, 0xFF61);
        add(APPS, 135, 0xFF67);
        add(CANCEL, 0, 0xFF69);
        add(CLEAR, 0, 0xFF0B);
        add(SELECT, 0, 0xFF60);
        add(EXECUTE, 0, 0xFF62);
        add(HELP, 146, 0xFF6A);
        add(KANA, 0, 0xFF2D);
        add(KANJI, 0, 0xFF21);
        add(HANGUL, 130, 0xFF31);
        add(JUNJA, 0, 0xFF38);
        add(HANJA, 131, 0xFF34);
        add(CONVERT, 100, 0xFF23);
        add(VOLUME_MUTE, 121, 0x1008FF12);
        add(VOLUME_DOWN, 122, 0x1008FF11);
        add(VOLUME_UP, 123, 0x1008FF13);
    }

    private NamedKeys() {
    }

    private static void add(ControlKey key, int position, Integer... symbols) {
        KEYS.put(key, new Entry(position, List.of(symbols)));
    }

    static OptionalInt keycode(ControlKey key, KeyMap map) {
        Entry entry = KEYS.get(key);
        if (entry == null) {
            return OptionalInt.empty();
        }
        int position = map.position(entry.position).orElse(0);
        IntStream carriers = entry.symbols.stream().map(symbol -> map.keycodeOf(symbol, position))
                .flatMapToInt(OptionalInt::stream);
        List<Integer> found = carriers.boxed().toList();
        if (found.isEmpty() || found.contains(position)) {
            return map.has(position) ? OptionalInt.of(position) : OptionalInt.empty();
        }
        return OptionalInt.of(found.getFirst());
    }

    static boolean isKeypadDigit(ControlKey key) {
        return DIGITS.contains(key);
    }

    /** The key that a control character stands for; null for those that stand for none. */
    static @Nullable ControlKey ofControlCharacter(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r' -> RETURN;
            case '\t' -> TAB;
            case '\b' -> BACKSPACE;
            case 0x1B -> ESCAPE;
            case 0x7F -> DELETE;
            // All other characters.
            default -> null;
        };
    }
}
