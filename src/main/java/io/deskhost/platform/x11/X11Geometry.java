package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.platform.x11.lib.Offsets.XRRMonitorInfo;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xrandr;
import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the monitors of an X server are, and that this has changed. Without RandR 1.5 the whole root window is one
 * monitor. Confined to the thread of its connection.
 */
final class X11Geometry {

    private static final String WHOLE = "screen";

    private final X11Connection connection;
    private final boolean randr;
    private int eventBase;

    X11Geometry(X11Connection connection) throws X11Lost {
        this.connection = connection;
        this.randr = X11Library.XRANDR.present() && query();
    }

    private boolean query() throws X11Lost {
        IntByReference first = new IntByReference();
        IntByReference second = new IntByReference();
        if (Xrandr.XRRQueryExtension(connection.display(), first, second) == 0) {
            return false;
        }
        eventBase = first.getValue();
        return Xrandr.XRRQueryVersion(connection.display(), first, second) != 0
                && (first.getValue() > 1 || second.getValue() >= 5);
    }

    boolean hasRandr() {
        return randr;
    }

    /** Asks for the events that {@link #concerns} knows. A monitor that is only defined gives a ConfigureNotify. */
    void listen() throws X11Lost {
        X11.XSelectInput(connection.display(), connection.root(), X11.StructureNotifyMask);
        if (randr) {
            Xrandr.XRRSelectInput(connection.display(), connection.root(), Xrandr.RRScreenChangeNotifyMask
                    | Xrandr.RRCrtcChangeNotifyMask | Xrandr.RROutputChangeNotifyMask);
        }
    }

    /** Whether the event may mean other monitors. */
    boolean concerns(X11Event event) {
        return event.type() == X11.ConfigureNotify || randr
                && (event.type() == eventBase + Xrandr.RRScreenChangeNotify
                || event.type() == eventBase + Xrandr.RRNotify);
    }

    /** The active monitors that lie on the root window, in the order of the server. */
    List<X11Monitor> monitors() throws X11Lost {
        Area root = root();
        return randr ? monitors(root) : List.of(new X11Monitor(WHOLE, true, true, root, List.of()));
    }

    Area root() throws X11Lost {
        IntByReference width = new IntByReference();
        IntByReference height = new IntByReference();
        IntByReference ignored = new IntByReference();
        try (Memory root = new Memory(Long.BYTES)) {
            if (X11.XGetGeometry(connection.display(), connection.root(), root, ignored, ignored, width, height,
                    ignored, ignored) == 0) {
                throw new X11Lost();
            }
        }
        return new Area(0, 0, width.getValue(), height.getValue());
    }

    private List<X11Monitor> monitors(Area root) throws X11Lost {
        IntByReference count = new IntByReference();
        Pointer infos = Xrandr.XRRGetMonitors(connection.display(), connection.root(), 1, count);
        if (infos == null) {
            connection.display();
            return List.of();
        }
        try {
            List<X11Monitor> monitors = new ArrayList<>();
            for (int i = 0; i < count.getValue(); i++) {
                addIfVisible(infos.share((long) i * XRRMonitorInfo.SIZE), root, monitors);
            }
            return List.copyOf(monitors);
        } finally {
            Xrandr.XRRFreeMonitors(infos);
        }
    }

    private void addIfVisible(Pointer info, Area root, List<X11Monitor> monitors) throws X11Lost {
        Region place = Region.of(new Area(info.getInt(XRRMonitorInfo.x), info.getInt(XRRMonitorInfo.y),
                info.getInt(XRRMonitorInfo.width), info.getInt(XRRMonitorInfo.height)))
                .clip(root.width(), root.height());
        if (!place.isEmpty()) {
            monitors.add(new X11Monitor(atomName(info.getLong(XRRMonitorInfo.name)),
                    info.getInt(XRRMonitorInfo.primary) != 0, info.getInt(XRRMonitorInfo.automatic) != 0,
                    place.bounds(), outputs(info)));
        }
    }

    private static List<Long> outputs(Pointer info) {
        int count = info.getInt(XRRMonitorInfo.noutput);
        List<Long> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outputs.add(info.getPointer(XRRMonitorInfo.outputs).getLong((long) i * Long.BYTES));
        }
        return outputs;
    }

    private String atomName(long atom) throws X11Lost {
        Pointer name = atom == 0 ? null : X11.XGetAtomName(connection.display(), atom);
        if (name == null) {
            return "";
        }
        try {
            return name.getString(0);
        } finally {
            X11.XFree(name);
        }
    }
}
