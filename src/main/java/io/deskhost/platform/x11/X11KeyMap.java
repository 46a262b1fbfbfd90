package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.input.KeyMap;
import io.deskhost.platform.x11.lib.Xkb;

/** Reads the keyboard of an X server. */
final class X11KeyMap {

    private X11KeyMap() {
    }

    static KeyMap read(X11Connection connection) throws X11Lost {
        IntByReference first = new IntByReference();
        IntByReference last = new IntByReference();
        Xkb.XDisplayKeycodes(connection.display(), first, last);
        int[][][] symbols = new int[last.getValue() - first.getValue() + 1][KeyMap.GROUPS][KeyMap.LEVELS];
        for (int i = 0; i < symbols.length; i++) {
            read(connection.display(), first.getValue() + i, symbols[i]);
        }
        return new KeyMap(first.getValue(), symbols);
    }

    /** libX11 has the map here: only the first call asks the server. */
    private static void read(Pointer display, int keycode, int[][] groups) {
        for (int group = 0; group < groups.length; group++) {
            for (int level = 0; level < groups[group].length; level++) {
                groups[group][level] = (int) Xkb.XkbKeycodeToKeysym(display, (byte) keycode, group, level);
            }
        }
    }
}
