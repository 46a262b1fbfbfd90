package io.deskhost.platform.x11;

import io.deskhost.display.Layout;
import io.deskhost.display.Screens;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.video.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The monitors of one X server as displays. Safe for any thread. */
public final class X11Screens implements Screens {

    private final X11Address address;

    public X11Screens(X11Address address) {
        this.address = address;
    }

    @Override
    public Layout layout() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(address)) {
            return read(connection, new X11Geometry(connection));
        }
    }

    @Override
    public Subscription watch(Consumer<Layout> listener) {
        return X11LayoutWatch.start(address, listener);
    }

    static Layout read(X11Connection connection, X11Geometry geometry) throws X11Lost {
        List<X11Monitor> monitors = geometry.monitors();
        List<List<Size>> modes = geometry.hasRandr() ? X11Modes.of(connection, monitors)
                : monitors.stream().map(_ -> List.<Size>of()).toList();
        Map<String, Size> originals = X11Originals.read(connection);
        return new Layout(monitors.stream().map(monitor -> display(monitor, originals)).toList(), primary(monitors),
                modes);
    }

    private static DisplayInfo display(X11Monitor monitor, Map<String, Size> originals) {
        Area place = monitor.place();
        Size size = new Size(place.width(), place.height());
        return new DisplayInfo(place.x(), place.y(), place.width(), place.height(), monitor.name(), true, false,
                Optional.of(originals.getOrDefault(monitor.name(), size)), 1.0);
    }

    private static int primary(List<X11Monitor> monitors) {
        for (int i = 0; i < monitors.size(); i++) {
            if (monitors.get(i).primary()) {
                return i;
            }
        }
        return 0;
    }
}
