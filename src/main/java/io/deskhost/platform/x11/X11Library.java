package io.deskhost.platform.x11;

import com.sun.jna.NativeLibrary;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xdamage;
import io.deskhost.platform.x11.lib.Xext;
import io.deskhost.platform.x11.lib.Xfixes;
import io.deskhost.platform.x11.lib.Xinput2;
import io.deskhost.platform.x11.lib.Xrandr;
import io.deskhost.platform.x11.lib.Xss;
import io.deskhost.platform.x11.lib.Xtst;
import io.deskhost.service.ServiceUnavailable;

/**
 * A shared library that a binding in {@code lib} needs, and where it comes from. To be required before the binding is
 * touched: a binding without its library fails for good.
 */
record X11Library(String soname, String debianPackage) {

    static final X11Library XLIB = new X11Library(X11.SONAME, "libx11-6");
    static final X11Library XEXT = new X11Library(Xext.SONAME, "libxext6");
    static final X11Library XDAMAGE = new X11Library(Xdamage.SONAME, "libxdamage1");
    static final X11Library XFIXES = new X11Library(Xfixes.SONAME, "libxfixes3");
    static final X11Library XRANDR = new X11Library(Xrandr.SONAME, "libxrandr2");
    static final X11Library XI = new X11Library(Xinput2.SONAME, "libxi6");
    static final X11Library XSS = new X11Library(Xss.SONAME, "libxss1");
    static final X11Library XTST = new X11Library(Xtst.SONAME, "libxtst6");

    void require() throws ServiceUnavailable {
        try {
            NativeLibrary.getInstance(soname);
        } catch (UnsatisfiedLinkError missing) {
            throw new ServiceUnavailable("%s cannot be loaded. Install the package %s (Debian's name)."
                    .formatted(soname, debianPackage), missing);
        }
    }

    boolean present() {
        try {
            require();
            return true;
        } catch (ServiceUnavailable missing) {
            return false;
        }
    }
}
