package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** libXtst, {@code X11/extensions/XTest.h}. {@code delay} is in milliseconds. */
public final class Xtst {

    public static final String SONAME = "libXtst.so.6";

    static {
        Native.register(Xtst.class, SONAME);
    }

    private Xtst() {
    }

    public static native int XTestQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase,
            IntByReference major, IntByReference minor);

    public static native int XTestGrabControl(Pointer display, int impervious);

    public static native int XTestFakeKeyEvent(Pointer display, int keycode, int press, long delay);

    public static native int XTestFakeButtonEvent(Pointer display, int button, int press, long delay);

    /** {@code screen} -1: the one that the pointer is on. */
    public static native int XTestFakeMotionEvent(Pointer display, int screen, int x, int y, long delay);

    public static native int XTestFakeRelativeMotionEvent(Pointer display, int x, int y, long delay);
}
