package io.deskhost.testing;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import io.deskhost.platform.x11.lib.X11;
import org.jspecify.annotations.Nullable;

/** What a client that draws and listens needs of libX11 beyond the project's own binding. */
final class Xlib {

    static final int KeyPress = 2;
    static final int KeyRelease = 3;
    static final int ButtonPress = 4;
    static final int ButtonRelease = 5;
    static final int MotionNotify = 6;
    static final int FocusIn = 9;
    static final int Expose = 12;
    static final int MappingNotify = 34;

    static final long KeyPressMask = 1;
    static final long KeyReleaseMask = 1 << 1;
    static final long ButtonPressMask = 1 << 2;
    static final long ButtonReleaseMask = 1 << 3;
    static final long PointerMotionMask = 1 << 6;
    static final long ExposureMask = 1 << 15;
    static final long FocusChangeMask = 1 << 21;

    static final long CWBackPixel = 1 << 1;
    static final long CWOverrideRedirect = 1 << 9;
    static final long CWEventMask = 1 << 11;
    static final int RevertToPointerRoot = 1;

    static {
        Native.register(Xlib.class, X11.SONAME);
    }

    private Xlib() {
    }

    static native long XCreateWindow(Pointer display, long parent, int x, int y, int width, int height, int border,
            int depth, int inputOutput, @Nullable Pointer visual, long valueMask, Pointer attributes);

    static native int XMapRaised(Pointer display, long window);

    static native int XRaiseWindow(Pointer display, long window);

    static native int XMoveResizeWindow(Pointer display, long window, int x, int y, int width, int height);

    static native int XDestroyWindow(Pointer display, long window);

    static native int XStoreName(Pointer display, long window, String name);

    static native int XSetInputFocus(Pointer display, long window, int revertTo, long time);

    static native Pointer XCreateGC(Pointer display, long drawable, long valueMask, @Nullable Pointer values);

    static native int XSetForeground(Pointer display, Pointer gc, long pixel);

    static native int XFillRectangle(Pointer display, long drawable, Pointer gc, int x, int y, int width, int height);

    static native int XFreeGC(Pointer display, Pointer gc);

    static native long XCreateFontCursor(Pointer display, int shape);

    static native long XCreateBitmapFromData(Pointer display, long drawable, byte[] data, int width, int height);

    static native long XCreatePixmapCursor(Pointer display, long source, long mask, Pointer foreground,
            Pointer background, int x, int y);

    static native int XDefineCursor(Pointer display, long window, long cursor);

    static native int XChangeProperty(Pointer display, long window, long property, long type, int format, int mode,
            Pointer data, int items);

    static native int XQueryPointer(Pointer display, long window, LongByReference root, LongByReference child,
            IntByReference rootX, IntByReference rootY, IntByReference x, IntByReference y, IntByReference mask);

    static native int XWarpPointer(Pointer display, long source, long target, int sourceX, int sourceY,
            int sourceWidth, int sourceHeight, int x, int y);

    static native int XQueryKeymap(Pointer display, byte[] keys);

    static native int XLookupString(Pointer event, byte[] buffer, int size, LongByReference keysym,
            @Nullable Pointer status);

    static native @Nullable String XKeysymToString(long keysym);

    static native long XStringToKeysym(String name);

    static native int XKeysymToKeycode(Pointer display, long keysym);

    static native int XRefreshKeyboardMapping(Pointer event);

    static native long XGetPixel(Pointer image, int x, int y);
}
