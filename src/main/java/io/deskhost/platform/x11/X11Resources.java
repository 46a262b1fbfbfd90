package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.lib.Offsets.XRRCrtcInfo;
import io.deskhost.platform.x11.lib.Offsets.XRRModeInfo;
import io.deskhost.platform.x11.lib.Offsets.XRROutputInfo;
import io.deskhost.platform.x11.lib.Offsets.XRRScreenResources;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xrandr;
import io.deskhost.video.Area;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outputs, CRTCs and modes of an X server, as RandR knows them already: nothing is probed, so no output flickers.
 * Confined to the thread of its connection.
 */
final class X11Resources implements AutoCloseable {

    /** The server gives this property to each output, also to one without hardware behind it. */
    private static final String NON_DESKTOP = "non-desktop";

    private final X11Connection connection;
    private final Pointer resources;

    /**
     * @param crtc  0 while it shows nothing
     * @param modes in the server's order, the preferred first
     * @param free  no hardware is behind it, so that it can take any size
     */
    record Output(long id, long crtc, List<Long> modes, boolean free) {
    }

    /** A scan-out that shows something. @param rotation as in the protocol */
    record Crtc(long id, Area place, long mode, int rotation, List<Long> outputs) {

        /** Its picture stands on a side: width and height of its modes are exchanged. */
        boolean isTurned() {
            return (rotation & (Xrandr.RR_Rotate_90 | Xrandr.RR_Rotate_270)) != 0;
        }
    }

    record Mode(long id, Size size, String name) {
    }

    private X11Resources(X11Connection connection, Pointer resources) {
        this.connection = connection;
        this.resources = resources;
    }

    static X11Resources read(X11Connection connection) throws X11Lost {
        Pointer resources = Xrandr.XRRGetScreenResourcesCurrent(connection.display(), connection.root());
        if (resources == null) {
            throw new X11Lost();
        }
        return new X11Resources(connection, resources);
    }

    /** {@code XRRScreenResources*}. */
    Pointer pointer() {
        return resources;
    }

    /** The modes by their XIDs. */
    Map<Long, Mode> modes() {
        Map<Long, Mode> modes = new LinkedHashMap<>();
        for (int i = 0; i < resources.getInt(XRRScreenResources.nmode); i++) {
            Pointer mode = resources.getPointer(XRRScreenResources.modes).share((long) i * XRRModeInfo.SIZE);
            Size size = new Size(mode.getInt(XRRModeInfo.width), mode.getInt(XRRModeInfo.height));
            if (size.width() > 0 && size.height() > 0) {
                long id = mode.getLong(XRRModeInfo.id);
                modes.put(id, new Mode(id, size, mode.getPointer(XRRModeInfo.name).getString(0)));
            }
        }
        return modes;
    }

    List<Output> outputs() throws X11Lost {
        List<Output> outputs = new ArrayList<>();
        for (long id : ids(resources, XRRScreenResources.outputs, resources.getInt(XRRScreenResources.noutput))) {
            output(id).ifPresent(outputs::add);
        }
        return outputs;
    }

    Optional<Output> output(long id) throws X11Lost {
        Pointer info = Xrandr.XRRGetOutputInfo(connection.display(), resources, id);
        if (info == null) {
            connection.display();
            return Optional.empty();
        }
        try {
            return Optional.of(new Output(id, info.getLong(XRROutputInfo.crtc),
                    ids(info, XRROutputInfo.modes, info.getInt(XRROutputInfo.nmode)), isFree(id)));
        } finally {
            Xrandr.XRRFreeOutputInfo(info);
        }
    }

    /** A driver of hardware gives its outputs properties: the EDID, the kind of connector and so on. */
    private boolean isFree(long output) throws X11Lost {
        IntByReference count = new IntByReference();
        Pointer properties = Xrandr.XRRListOutputProperties(connection.display(), output, count);
        if (properties == null) {
            connection.display();
            return true;
        }
        try {
            long nonDesktop = X11.XInternAtom(connection.display(), NON_DESKTOP, 1);
            return count.getValue() == 0 || count.getValue() == 1 && properties.getLong(0) == nonDesktop;
        } finally {
            X11.XFree(properties);
        }
    }

    /** Those that show something. */
    List<Crtc> crtcs() throws X11Lost {
        List<Crtc> crtcs = new ArrayList<>();
        for (long id : ids(resources, XRRScreenResources.crtcs, resources.getInt(XRRScreenResources.ncrtc))) {
            crtc(id).ifPresent(crtcs::add);
        }
        return crtcs;
    }

    private Optional<Crtc> crtc(long id) throws X11Lost {
        Pointer info = Xrandr.XRRGetCrtcInfo(connection.display(), resources, id);
        if (info == null) {
            connection.display();
            return Optional.empty();
        }
        try {
            long mode = info.getLong(XRRCrtcInfo.mode);
            Area place = new Area(info.getInt(XRRCrtcInfo.x), info.getInt(XRRCrtcInfo.y),
                    info.getInt(XRRCrtcInfo.width), info.getInt(XRRCrtcInfo.height));
            return mode == 0 ? Optional.empty() : Optional.of(new Crtc(id, place, mode,
                    info.getShort(XRRCrtcInfo.rotation), ids(info, XRRCrtcInfo.outputs,
                    info.getInt(XRRCrtcInfo.noutput))));
        } finally {
            Xrandr.XRRFreeCrtcInfo(info);
        }
    }

    private static List<Long> ids(Pointer structure, int offset, int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(structure.getPointer(offset).getLong((long) i * Long.BYTES));
        }
        return ids;
    }

    /** The largest root window that the server can have. */
    Size largest() throws X11Lost {
        IntByReference width = new IntByReference();
        IntByReference height = new IntByReference();
        IntByReference ignored = new IntByReference();
        if (Xrandr.XRRGetScreenSizeRange(connection.display(), connection.root(), ignored, ignored, width,
                height) == 0) {
            throw new X11Lost();
        }
        return new Size(width.getValue(), height.getValue());
    }

    @Override
    public void close() {
        Xrandr.XRRFreeScreenResources(resources);
    }
}
