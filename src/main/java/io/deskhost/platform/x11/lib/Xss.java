package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** libXss, {@code X11/extensions/scrnsaver.h}. */
public final class Xss {

    public static final String SONAME = "libXss.so.1";

    static {
        Native.register(Xss.class, SONAME);
    }

    private Xss() {
    }

    public static native int XScreenSaverQueryExtension(Pointer display, IntByReference eventBase,
            IntByReference errorBase);

    /** Counted by the server for each client, and undone when that goes. */
    public static native void XScreenSaverSuspend(Pointer display, int suspend);
}
