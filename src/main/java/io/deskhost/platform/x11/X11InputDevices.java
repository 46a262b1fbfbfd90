package io.deskhost.platform.x11;

import com.sun.jna.ptr.IntByReference;
import io.deskhost.input.InputDevice;
import io.deskhost.input.InputDevices;
import io.deskhost.input.KeyMap;
import io.deskhost.platform.x11.lib.Xkb;
import io.deskhost.platform.x11.lib.Xtst;
import io.deskhost.service.ServiceUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Injects into an X server by its XTEST extension. */
public final class X11InputDevices implements InputDevices {

    private static final Logger LOG = LoggerFactory.getLogger(X11InputDevices.class);
    /** The number of the button "forward". */
    private static final int BUTTONS = 9;

    private final X11Address address;

    public X11InputDevices(X11Address address) {
        this.address = address;
    }

    @Override
    public InputDevice open() throws ServiceUnavailable {
        X11Library.XTST.require();
        X11Connection connection = X11Connection.open(address);
        try {
            return open(connection);
        } catch (ServiceUnavailable unavailable) {
            connection.close();
            throw unavailable;
        }
    }

    private InputDevice open(X11Connection connection) throws ServiceUnavailable {
        if (Xtst.XTestQueryExtension(connection.display(), new IntByReference(), new IntByReference(),
                new IntByReference(), new IntByReference()) == 0) {
            throw new ServiceUnavailable("The X server " + address + " has no XTEST extension: it takes no input.");
        }
        // Input has to get through while another client has grabbed the server.
        Xtst.XTestGrabControl(connection.display(), 1);
        KeyMap map = X11KeyMap.read(connection);
        tell(map, Xkb.XGetPointerMapping(connection.display(), new byte[BUTTONS], BUTTONS));
        return new X11InputDevice(connection, map);
    }

    private void tell(KeyMap map, int buttons) {
        LOG.info("input: XTEST on {}, keyboard numbering {}", address, map.isEvdev() ? "evdev" : "other: translated");
        if (buttons < BUTTONS) {
            LOG.warn("The pointer of {} has {} buttons: back and forward need {}.", address, buttons, BUTTONS);
        }
    }
}
