package io.deskhost.platform.x11.lib;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.ShortByReference;

/** The DPMS part of libXext, {@code X11/extensions/dpms.h}. */
public final class Dpms {

    public static final short DPMSModeOn = 0;

    static {
        Native.register(Dpms.class, Xext.SONAME);
    }

    private Dpms() {
    }

    public static native int DPMSQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

    public static native int DPMSCapable(Pointer display);

    public static native int DPMSInfo(Pointer display, ShortByReference level, ByteByReference enabled);

    public static native int DPMSForceLevel(Pointer display, short level);
}
