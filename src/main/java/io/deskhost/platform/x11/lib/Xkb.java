package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The keyboard in libX11, {@code X11/Xlib.h} and {@code X11/XKBlib.h}. */
public final class Xkb {

    public static final int XkbUseCoreKbd = 0x100;
    public static final int LockMask = 2;
    public static final int MappingNotify = 34;
    /** Bytes that {@code XQueryKeymap} fills: a bit for each keycode. */
    public static final int KEYMAP_SIZE = 32;

    static {
        Native.register(Xkb.class, X11.SONAME);
    }

    private Xkb() {
    }

    /** {@code XkbStateRec}: offsets in bytes. */
    public static final class XkbStateRec {
        public static final int SIZE = 18;
        public static final int group = 0;
        public static final int locked_mods = 9;

        private XkbStateRec() {
        }
    }

    /** 0 = Success. */
    public static native int XkbGetState(Pointer display, int device, Pointer state);

    /** {@code KeyCode} is a byte. */
    public static native long XkbKeycodeToKeysym(Pointer display, byte keycode, int group, int level);

    public static native int XkbKeysymToModifiers(Pointer display, long keysym);

    public static native int XDisplayKeycodes(Pointer display, IntByReference least, IntByReference most);

    public static native int XQueryKeymap(Pointer display, byte[] keys);

    public static native int XRefreshKeyboardMapping(Pointer event);

    public static native int XGetPointerMapping(Pointer display, byte[] map, int size);
}
