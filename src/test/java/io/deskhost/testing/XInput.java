package io.deskhost.testing;

/** What an X client was told of keyboard and pointer; {@code state} is the mask of modifiers and buttons before it. */
public sealed interface XInput {

    int SHIFT = 1;
    int LOCK = 1 << 1;
    int CONTROL = 1 << 2;
    int MOD1 = 1 << 3;
    int MOD2 = 1 << 4;
    int MOD3 = 1 << 5;
    int MOD4 = 1 << 6;
    int MOD5 = 1 << 7;

    int state();

    /**
     * @param keysym with the modifiers and the group of the moment
     * @param name   such as {@code Return} or {@code Cyrillic_a}; empty if it has none
     * @param text   what it types, {@code "\r"} for Return; empty for a key that types nothing
     */
    record Key(boolean down, int keycode, long keysym, String name, String text, int state) implements XInput {
    }

    /** {@code x, y} in the window, {@code rootX, rootY} on the desktop. */
    record Button(boolean down, int button, int x, int y, int rootX, int rootY, int state) implements XInput {
    }

    record Moved(int x, int y, int rootX, int rootY, int state) implements XInput {
    }
}
