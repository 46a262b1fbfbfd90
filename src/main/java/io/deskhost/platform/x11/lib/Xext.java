package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** libXext, {@code X11/extensions/XShm.h}. */
public final class Xext {

    public static final String SONAME = "libXext.so.6";

    static {
        Native.register(Xext.class, SONAME);
    }

    private Xext() {
    }

    public static native int XShmQueryExtension(Pointer display);

    public static native @Nullable Pointer XShmCreateImage(Pointer display, Pointer visual, int depth, int format,
            @Nullable Pointer data, Pointer segmentInfo, int width, int height);

    public static native int XShmAttach(Pointer display, Pointer segmentInfo);

    public static native int XShmDetach(Pointer display, Pointer segmentInfo);

    public static native int XShmGetImage(Pointer display, long drawable, Pointer image, int x, int y, long planes);
}
