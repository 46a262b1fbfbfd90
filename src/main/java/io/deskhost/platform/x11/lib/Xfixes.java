package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** libXfixes, {@code X11/extensions/Xfixes.h}. */
public final class Xfixes {

    public static final String SONAME = "libXfixes.so.3";

    public static final long XFixesDisplayCursorNotifyMask = 1;
    public static final int XFixesCursorNotify = 1;

    static {
        Native.register(Xfixes.class, SONAME);
    }

    private Xfixes() {
    }

    public static native int XFixesQueryExtension(Pointer display, IntByReference eventBase,
            IntByReference errorBase);

    public static native int XFixesQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    public static native void XFixesSelectCursorInput(Pointer display, long window, long mask);

    /** To be freed by {@code XFree}, with its pixels. */
    public static native @Nullable Pointer XFixesGetCursorImage(Pointer display);

    public static native long XFixesCreateRegion(Pointer display, @Nullable Pointer rectangles, int count);

    public static native @Nullable Pointer XFixesFetchRegion(Pointer display, long region, IntByReference count);
}
