package io.deskhost.platform.x11.lib;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** libX11, {@code X11/Xlib.h}. {@code XSetIOErrorExitHandler} needs 1.7. */
public final class X11 {

    public static final String SONAME = "libX11.so.6";

    public static final int ZPixmap = 2;
    public static final long AllPlanes = ~0L;
    public static final int LSBFirst = 0;
    public static final long StructureNotifyMask = 1 << 17;
    public static final long PropertyChangeMask = 1 << 22;
    public static final int ConfigureNotify = 22;
    public static final int PropertyNotify = 28;
    public static final int GenericEvent = 35;
    public static final long XA_STRING = 31;
    public static final long XA_WINDOW = 33;
    public static final int PropModeReplace = 0;
    public static final int ScreenSaverReset = 0;
    public static final int ScreenSaverActive = 1;
    public static final long CurrentTime = 0;

    public static final int BadValue = 2;
    public static final int BadWindow = 3;
    public static final int BadMatch = 8;
    public static final int BadDrawable = 9;
    public static final int BadAccess = 10;
    public static final int BadAlloc = 11;

    static {
        Native.register(X11.class, SONAME);
    }

    private X11() {
    }

    /** {@code int (*XErrorHandler)(Display *, XErrorEvent *)}. */
    @FunctionalInterface
    public interface XErrorHandler extends Callback {
        int callback(Pointer display, Pointer event);
    }

    /** {@code int (*XIOErrorHandler)(Display *)}. */
    @FunctionalInterface
    public interface XIOErrorHandler extends Callback {
        int callback(Pointer display);
    }

    /** {@code void (*XIOErrorExitHandler)(Display *, void *)}. */
    @FunctionalInterface
    public interface XIOErrorExitHandler extends Callback {
        void callback(Pointer display, @Nullable Pointer userData);
    }

    public static native int XInitThreads();

    public static native Pointer XSetErrorHandler(@Nullable XErrorHandler handler);

    public static native Pointer XSetIOErrorHandler(@Nullable XIOErrorHandler handler);

    public static native void XSetIOErrorExitHandler(Pointer display, XIOErrorExitHandler handler,
            @Nullable Pointer userData);

    public static native void XSetAuthorization(byte @Nullable [] name, int nameLength, byte @Nullable [] data,
            int dataLength);

    public static native @Nullable Pointer XOpenDisplay(@Nullable String name);

    public static native int XCloseDisplay(Pointer display);

    public static native int XConnectionNumber(Pointer display);

    public static native int XDefaultScreen(Pointer display);

    public static native long XDefaultRootWindow(Pointer display);

    public static native Pointer XDefaultVisual(Pointer display, int screen);

    public static native int XDefaultDepth(Pointer display, int screen);

    public static native int XImageByteOrder(Pointer display);

    public static native @Nullable Pointer XListPixmapFormats(Pointer display, IntByReference count);

    public static native int XFlush(Pointer display);

    public static native int XSync(Pointer display, int discard);

    public static native int XPending(Pointer display);

    public static native int XNextEvent(Pointer display, Pointer event);

    public static native int XSelectInput(Pointer display, long window, long mask);

    public static native int XGetGeometry(Pointer display, long drawable, Pointer root, IntByReference x,
            IntByReference y, IntByReference width, IntByReference height, IntByReference border,
            IntByReference depth);

    public static native int XTranslateCoordinates(Pointer display, long source, long target, int sourceX,
            int sourceY, IntByReference targetX, IntByReference targetY, LongByReference child);

    public static native int XQueryPointer(Pointer display, long window, LongByReference root, LongByReference child,
            IntByReference rootX, IntByReference rootY, IntByReference x, IntByReference y, IntByReference mask);

    public static native int XQueryExtension(Pointer display, String name, IntByReference opcode,
            IntByReference eventBase, IntByReference errorBase);

    public static native long XInternAtom(Pointer display, String name, int onlyIfExists);

    /** {@code offset} and {@code length} in units of 4 bytes; items of 32 bits are longs here. 0 = Success. */
    public static native int XGetWindowProperty(Pointer display, long window, long property, long offset, long length,
            int delete, long requestedType, LongByReference type, IntByReference format, LongByReference items,
            LongByReference bytesAfter, PointerByReference data);

    public static native @Nullable Pointer XGetAtomName(Pointer display, long atom);

    public static native @Nullable Pointer XGetImage(Pointer display, long drawable, int x, int y, int width,
            int height, long planes, int format);

    public static native int XDestroyImage(Pointer image);

    public static native int XFree(Pointer data);

    public static native int XChangeProperty(Pointer display, long window, long property, long type, int format,
            int mode, byte[] data, int elements);

    public static native int XDeleteProperty(Pointer display, long window, long property);

    public static native int XGrabServer(Pointer display);

    public static native int XUngrabServer(Pointer display);

    public static native int XForceScreenSaver(Pointer display, int mode);
}
