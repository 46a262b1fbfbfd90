package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import io.deskhost.cursor.Spot;
import io.deskhost.platform.x11.lib.Offsets.XIEventMask;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xinput2;
import io.deskhost.service.ServiceUnavailable;
import java.util.Optional;

/**
 * Where the pointer is: asked for once XInput 2 has said that it moved. What devices and XTEST do comes as raw
 * motion, whoever listens or has grabbed the pointer. A program that warps it makes no raw motion; that is seen as motion on
 * the root window, or by its crossing a border, unless a window that wants motion itself has it before and after.
 *
 * <p>RECORD would see that too, but the server holds its data back until it has something to send to anybody.
 */
final class X11PointerPlace implements X11Sight<Spot> {

    private static final int MASK = 1 << Xinput2.XI_RawMotion | 1 << Xinput2.XI_Motion | 1 << Xinput2.XI_Enter
            | 1 << Xinput2.XI_Leave;
    private static final int MASK_BYTES = 4;

    private final X11Connection connection;

    private X11PointerPlace(X11Connection connection) {
        this.connection = connection;
    }

    static X11PointerPlace open(X11Connection connection) throws ServiceUnavailable {
        X11Library.XI.require();
        IntByReference ignored = new IntByReference();
        if (X11.XQueryExtension(connection.display(), Xinput2.EXTENSION, ignored, ignored, ignored) == 0
                || Xinput2.XIQueryVersion(connection.display(), new IntByReference(2), new IntByReference(0)) != 0) {
            throw new ServiceUnavailable("The X server has no XInput 2: it does not tell when its pointer moves.");
        }
        select(connection);
        return new X11PointerPlace(connection);
    }

    private static void select(X11Connection connection) throws X11Lost {
        try (Memory mask = new Memory(XIEventMask.SIZE); Memory bits = new Memory(MASK_BYTES)) {
            bits.setInt(0, MASK);
            mask.setInt(XIEventMask.deviceid, Xinput2.XIAllMasterDevices);
            mask.setInt(XIEventMask.mask_len, MASK_BYTES);
            mask.setPointer(XIEventMask.mask, bits);
            Xinput2.XISelectEvents(connection.display(), connection.root(), mask, 1);
        }
    }

    @Override
    public boolean changed() {
        boolean changed = false;
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            changed |= event.get().type() == X11.GenericEvent;
        }
        return changed;
    }

    @Override
    public Optional<Spot> look() throws X11Lost {
        IntByReference x = new IntByReference();
        IntByReference y = new IntByReference();
        IntByReference ignored = new IntByReference();
        LongByReference window = new LongByReference();
        int onThisScreen = X11.XQueryPointer(connection.display(), connection.root(), window, window, x, y, ignored,
                ignored, ignored);
        connection.display();
        return onThisScreen == 0 ? Optional.empty() : Optional.of(new Spot(x.getValue(), y.getValue()));
    }
}
