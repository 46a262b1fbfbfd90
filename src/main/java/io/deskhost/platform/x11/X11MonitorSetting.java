package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.X11Resources.Crtc;
import io.deskhost.platform.x11.X11Resources.Output;
import io.deskhost.platform.x11.lib.Offsets.XRRMonitorInfo;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xrandr;
import io.deskhost.video.Area;
import java.util.List;
import java.util.Optional;

/**
 * Arranges the monitors that somebody has defined on a server without hardware. Confined to the thread of its
 * connection, which grabs the server.
 */
final class X11MonitorSetting {

    private final X11Connection connection;
    private final X11ModeSetting modes;

    X11MonitorSetting(X11Connection connection, X11Geometry geometry) {
        this.connection = connection;
        this.modes = new X11ModeSetting(connection, geometry);
    }

    /** The monitors keep their order; those that follow an output stay as they are. */
    void apply(X11Resources resources, List<X11Monitor> monitors, X11Arrangement arrangement) throws X11Lost {
        Size root = arrangement.root();
        Optional<Crtc> below = behindAll(resources.crtcs(), monitors);
        if (below.isPresent()) {
            Output output = resources.output(below.get().outputs().getFirst()).orElseThrow(X11Lost::new);
            modes.apply(resources, output, below.get(), root, root);
        } else {
            modes.resize(root);
        }
        for (X11Monitor monitor : monitors) {
            if (!monitor.automatic()) {
                Xrandr.XRRDeleteMonitor(connection.display(), connection.root(), atom(monitor));
            }
        }
        for (int i = 0; i < monitors.size(); i++) {
            if (!monitors.get(i).automatic()) {
                define(monitors.get(i), arrangement.places().get(i));
            }
        }
    }

    /** The one CRTC that all the defined monitors are parts of, if it is so: it is as large as the root window. */
    private static Optional<Crtc> behindAll(List<Crtc> crtcs, List<X11Monitor> monitors) {
        return crtcs.size() == 1 && monitors.stream().noneMatch(X11Monitor::automatic)
                ? Optional.of(crtcs.getFirst()) : Optional.empty();
    }

    private long atom(X11Monitor monitor) throws X11Lost {
        return X11.XInternAtom(connection.display(), monitor.name(), 0);
    }

    private void define(X11Monitor monitor, Area place) throws X11Lost {
        List<Long> outputs = monitor.outputs();
        Pointer info = Xrandr.XRRAllocateMonitor(connection.display(), outputs.size());
        if (info == null) {
            throw new X11Lost();
        }
        try {
            info.setLong(XRRMonitorInfo.name, atom(monitor));
            info.setInt(XRRMonitorInfo.primary, monitor.primary() ? 1 : 0);
            info.setInt(XRRMonitorInfo.automatic, 0);
            info.setInt(XRRMonitorInfo.x, place.x());
            info.setInt(XRRMonitorInfo.y, place.y());
            info.setInt(XRRMonitorInfo.width, place.width());
            info.setInt(XRRMonitorInfo.height, place.height());
            info.setInt(XRRMonitorInfo.mwidth, X11ModeSetting.millimetres(place.width()));
            info.setInt(XRRMonitorInfo.mheight, X11ModeSetting.millimetres(place.height()));
            for (int i = 0; i < outputs.size(); i++) {
                info.getPointer(XRRMonitorInfo.outputs).setLong((long) i * Long.BYTES, outputs.get(i));
            }
            Xrandr.XRRSetMonitor(connection.display(), connection.root(), info);
        } finally {
            X11.XFree(info);
        }
    }
}
