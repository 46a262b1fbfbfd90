package io.deskhost.testpeer;

import java.util.HashMap;
import java.util.Map;

/** Where the characters of a US keyboard lie: X keycodes, which are evdev codes + 8. */
public final class UsLayout {

    public static final int ESCAPE = 9;
    public static final int BACKSPACE = 22;
    public static final int TAB = 23;
    public static final int RETURN = 36;
    public static final int CONTROL_LEFT = 37;
    public static final int SHIFT_LEFT = 50;
    public static final int SHIFT_RIGHT = 62;
    public static final int ALT_LEFT = 64;
    public static final int SPACE = 65;
    public static final int CAPS_LOCK = 66;
    public static final int F1 = 67;
    public static final int NUM_LOCK = 77;
    public static final int CONTROL_RIGHT = 105;
    public static final int ALT_GR = 108;
    public static final int META_LEFT = 133;

    private static final Map<Integer, Key> KEYS = new HashMap<>();

    static {
        row(10, "1234567890-=", "!@#$%^&*()_+");
        row(24, "qwertyuiop[]", "QWERTYUIOP{}");
        row(38, "asdfghjkl;'`", "ASDFGHJKL:\"~");
        row(51, "\\zxcvbnm,./", "|ZXCVBNM<>?");
        KEYS.put((int) ' ', new Key(SPACE, false));
        KEYS.put((int) '\n', new Key(RETURN, false));
        KEYS.put((int) '\t', new Key(TAB, false));
    }

    private UsLayout() {
    }

    /** A key and whether Shift is needed with it. */
    public record Key(int code, boolean shifted) {
    }

    /** The key that makes a character; {@link IllegalArgumentException} where this keyboard has none. */
    public static Key key(int codePoint) {
        Key key = KEYS.get(codePoint);
        if (key == null) {
            throw new IllegalArgumentException("a US keyboard has no key for U+%04X".formatted(codePoint));
        }
        return key;
    }

    public static boolean has(int codePoint) {
        return KEYS.containsKey(codePoint);
    }

    private static void row(int firstCode, String plain, String shifted) {
        for (int i = 0; i < plain.length(); i++) {
            KEYS.put((int) plain.charAt(i), new Key(firstCode + i, false));
            KEYS.put((int) shifted.charAt(i), new Key(firstCode + i, true));
        }
    }
}
