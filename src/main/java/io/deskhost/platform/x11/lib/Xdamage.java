package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** libXdamage, {@code X11/extensions/Xdamage.h}. */
public final class Xdamage {

    public static final String SONAME = "libXdamage.so.1";

    /** One event when a damage that was empty stops being so. */
    public static final int XDamageReportNonEmpty = 3;
    public static final int XDamageNotify = 0;

    static {
        Native.register(Xdamage.class, SONAME);
    }

    private Xdamage() {
    }

    public static native int XDamageQueryExtension(Pointer display, IntByReference eventBase,
            IntByReference errorBase);

    public static native int XDamageQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    public static native long XDamageCreate(Pointer display, long drawable, int level);

    public static native void XDamageSubtract(Pointer display, long damage, long repair, long parts);
}
