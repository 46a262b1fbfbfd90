package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** libXrandr, {@code X11/extensions/Xrandr.h}. */
public final class Xrandr {

    public static final String SONAME = "libXrandr.so.2";

    public static final int RRScreenChangeNotifyMask = 1;
    public static final int RRCrtcChangeNotifyMask = 1 << 1;
    public static final int RROutputChangeNotifyMask = 1 << 2;
    public static final int RRScreenChangeNotify = 0;
    public static final int RRNotify = 1;
    public static final int RRSetConfigSuccess = 0;
    public static final int RR_Rotate_90 = 1 << 1;
    public static final int RR_Rotate_270 = 1 << 3;

    static {
        Native.register(Xrandr.class, SONAME);
    }

    private Xrandr() {
    }

    public static native int XRRQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

    public static native int XRRQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    public static native void XRRSelectInput(Pointer display, long window, int mask);

    public static native @Nullable Pointer XRRGetMonitors(Pointer display, long window, int active,
            IntByReference count);

    public static native void XRRFreeMonitors(Pointer monitors);

    public static native @Nullable Pointer XRRGetScreenResourcesCurrent(Pointer display, long window);

    public static native void XRRFreeScreenResources(Pointer resources);

    public static native @Nullable Pointer XRRGetOutputInfo(Pointer display, Pointer resources, long output);

    public static native void XRRFreeOutputInfo(Pointer info);

    public static native @Nullable Pointer XRRGetCrtcInfo(Pointer display, Pointer resources, long crtc);

    public static native void XRRFreeCrtcInfo(Pointer info);

    public static native int XRRSetCrtcConfig(Pointer display, Pointer resources, long crtc, long timestamp, int x,
            int y, long mode, short rotation, long[] outputs, int noutputs);

    public static native int XRRGetScreenSizeRange(Pointer display, long window, IntByReference minWidth,
            IntByReference minHeight, IntByReference maxWidth, IntByReference maxHeight);

    public static native void XRRSetScreenSize(Pointer display, long window, int width, int height, int mmWidth,
            int mmHeight);

    public static native long XRRCreateMode(Pointer display, long window, Pointer modeInfo);

    public static native void XRRDestroyMode(Pointer display, long mode);

    public static native void XRRAddOutputMode(Pointer display, long output, long mode);

    public static native void XRRDeleteOutputMode(Pointer display, long output, long mode);

    public static native @Nullable Pointer XRRListOutputProperties(Pointer display, long output,
            IntByReference count);

    public static native @Nullable Pointer XRRAllocateMonitor(Pointer display, int noutput);

    public static native void XRRSetMonitor(Pointer display, long window, Pointer monitor);

    public static native void XRRDeleteMonitor(Pointer display, long window, long name);
}
