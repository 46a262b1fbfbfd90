package io.deskhost.platform.x11;

import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.ShortByReference;
import io.deskhost.display.AwakeHold;
import io.deskhost.platform.x11.lib.Dpms;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xss;
import io.deskhost.service.ServiceUnavailable;

/**
 * Suspends the screen saver, and with it the timers of DPMS, on a connection of its own: the X server undoes that
 * when the connection goes, also by a crash. Where the server does not offer it, each renewal resets the timers.
 */
final class X11AwakeHold implements AwakeHold {

    private final X11Connection connection;
    private boolean suspends;

    private X11AwakeHold(X11Connection connection) {
        this.connection = connection;
    }

    static X11AwakeHold open(X11Address address) throws ServiceUnavailable {
        X11AwakeHold hold = new X11AwakeHold(X11Connection.open(address));
        try {
            hold.begin();
            return hold;
        } catch (ServiceUnavailable | RuntimeException failure) {
            hold.close();
            throw failure;
        }
    }

    private void begin() throws X11Lost {
        IntByReference ignored = new IntByReference();
        suspends = X11Library.XSS.present()
                && Xss.XScreenSaverQueryExtension(connection.display(), ignored, ignored) != 0;
        if (suspends) {
            Xss.XScreenSaverSuspend(connection.display(), 1);
        }
        unblank();
    }

    private void unblank() throws X11Lost {
        X11.XForceScreenSaver(connection.display(), X11.ScreenSaverReset);
        IntByReference ignored = new IntByReference();
        if (Dpms.DPMSQueryExtension(connection.display(), ignored, ignored) != 0
                && Dpms.DPMSCapable(connection.display()) != 0) {
            ShortByReference level = new ShortByReference();
            ByteByReference enabled = new ByteByReference();
            Dpms.DPMSInfo(connection.display(), level, enabled);
            if (enabled.getValue() != 0 && level.getValue() != Dpms.DPMSModeOn) {
                Dpms.DPMSForceLevel(connection.display(), Dpms.DPMSModeOn);
            }
        }
        connection.check();
    }

    @Override
    public boolean renew() {
        try {
            if (!suspends) {
                unblank();
            }
            connection.check();
        } catch (X11Lost _) {
            return false;
        }
        return !connection.lost();
    }

    @Override
    public void close() {
        connection.close();
    }
}
