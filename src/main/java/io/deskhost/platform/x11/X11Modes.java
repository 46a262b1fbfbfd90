package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.lib.Offsets.XRRModeInfo;
import io.deskhost.platform.x11.lib.Offsets.XRROutputInfo;
import io.deskhost.platform.x11.lib.Offsets.XRRScreenResources;
import io.deskhost.platform.x11.lib.Xrandr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sizes monitors can take, as RandR knows it already: nothing is probed, so no output flickers. */
final class X11Modes {

    private X11Modes() {
    }

    /** For each monitor the sizes of its outputs' modes, each once, in the server's order. */
    static List<List<Size>> of(X11Connection connection, List<X11Monitor> monitors) throws X11Lost {
        Pointer resources = Xrandr.XRRGetScreenResourcesCurrent(connection.display(), connection.root());
        if (resources == null) {
            connection.display();
            return monitors.stream().map(_ -> List.<Size>of()).toList();
        }
        try {
            Map<Long, Size> sizes = sizes(resources);
            List<List<Size>> modes = new ArrayList<>();
            for (X11Monitor monitor : monitors) {
                modes.add(modes(connection, resources, sizes, monitor));
            }
            return modes;
        } finally {
            Xrandr.XRRFreeScreenResources(resources);
        }
    }

    private static Map<Long, Size> sizes(Pointer resources) {
        Map<Long, Size> sizes = new HashMap<>();
        for (int i = 0; i < resources.getInt(XRRScreenResources.nmode); i++) {
            Pointer mode = resources.getPointer(XRRScreenResources.modes).share((long) i * XRRModeInfo.SIZE);
            Size size = new Size(mode.getInt(XRRModeInfo.width), mode.getInt(XRRModeInfo.height));
            if (size.width() > 0 && size.height() > 0) {
                sizes.put(mode.getLong(XRRModeInfo.id), size);
            }
        }
        return sizes;
    }

    private static List<Size> modes(X11Connection connection, Pointer resources, Map<Long, Size> sizes,
            X11Monitor monitor) throws X11Lost {
        Set<Size> modes = new LinkedHashSet<>();
        for (long output : monitor.outputs()) {
            Pointer info = Xrandr.XRRGetOutputInfo(connection.display(), resources, output);
            if (info != null) {
                for (int i = 0; i < info.getInt(XRROutputInfo.nmode); i++) {
                    Size size = sizes.get(info.getPointer(XRROutputInfo.modes).getLong((long) i * Long.BYTES));
                    if (size != null) {
                        modes.add(size);
                    }
                }
                Xrandr.XRRFreeOutputInfo(info);
            }
        }
        return List.copyOf(modes);
    }
}
