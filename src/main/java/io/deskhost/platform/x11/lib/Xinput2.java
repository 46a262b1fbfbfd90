package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** libXi, {@code X11/extensions/XInput2.h}. */
public final class Xinput2 {

    public static final String SONAME = "libXi.so.6";

    public static final String EXTENSION = "XInputExtension";
    public static final int XIAllMasterDevices = 1;
    public static final int XI_Motion = 6;
    public static final int XI_Enter = 7;
    public static final int XI_Leave = 8;
    public static final int XI_RawMotion = 17;

    static {
        Native.register(Xinput2.class, SONAME);
    }

    private Xinput2() {
    }

    /** In and out: the version. 0 = Success. */
    public static native int XIQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    public static native int XISelectEvents(Pointer display, long window, Pointer masks, int count);
}
