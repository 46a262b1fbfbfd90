package io.deskhost.platform.x11;

import io.deskhost.display.ResolutionChange;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.X11Resources.Crtc;
import io.deskhost.platform.x11.X11Resources.Output;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.video.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change of a monitor's size. Nobody else gets a word in while it lasts. A monitor that follows its output takes
 * another mode of it; on a server without hardware that mode is made if there is none, and monitors that somebody
 * has defined are arranged anew. Confined to the thread of its connection.
 */
final class X11Resolution {

    private static final ResolutionChange DONE = new ResolutionChange.Done();
    private static final String NO_RANDR = "This X server cannot change resolutions.";
    private static final String DEFINED = "The size of this display is fixed: it is not that of an output.";
    private static final String NOT_LISTED = "This display cannot be %s.";
    private static final String TOO_LARGE = "This desktop can be %s at most.";
    /** Nothing can be seen on less, nor said to a window manager. */
    private static final int SMALLEST = 10;
    private static final String FAILED = "The X server refused to change the resolution.";

    private final X11Connection connection;
    private final X11Geometry geometry;

    X11Resolution(X11Connection connection) throws X11Lost {
        this.connection = connection;
        this.geometry = new X11Geometry(connection);
    }

    Optional<Size> now(String display) throws X11Lost {
        return geometry.monitors().stream().filter(monitor -> monitor.name().equals(display)).findFirst()
                .map(X11Resolution::size);
    }

    private static Size size(X11Monitor monitor) {
        return new Size(monitor.place().width(), monitor.place().height());
    }

    ResolutionChange change(String display, Size size) throws X11Lost {
        if (!geometry.hasRandr()) {
            return refused(NO_RANDR);
        }
        X11.XGrabServer(connection.display());
        try {
            return change(geometry.monitors(), display, size);
        } finally {
            if (!connection.lost()) {
                X11.XUngrabServer(connection.display());
                connection.check();
            }
        }
    }

    private ResolutionChange change(List<X11Monitor> monitors, String display, Size size) throws X11Lost {
        List<String> names = monitors.stream().map(X11Monitor::name).toList();
        int index = names.indexOf(display);
        if (index < 0) {
            return refused("There is no such display any more.");
        }
        X11Monitor monitor = monitors.get(index);
        if (size(monitor).equals(size)) {
            return DONE;
        }
        if (size.width() < SMALLEST || size.height() < SMALLEST) {
            return refused(NOT_LISTED.formatted(size));
        }
        connection.check();
        ResolutionChange change = monitor.automatic() ? changeOutput(monitor, size)
                : rearrange(monitors, index, size);
        return change instanceof ResolutionChange.Refused || now(display).equals(Optional.of(size)) ? change
                : refused(FAILED);
    }

    private ResolutionChange changeOutput(X11Monitor monitor, Size size) throws X11Lost {
        try (X11Resources resources = X11Resources.read(connection)) {
            List<Crtc> crtcs = resources.crtcs();
            Optional<Output> output = monitor.outputs().isEmpty() ? Optional.empty()
                    : resources.output(monitor.outputs().getFirst());
            Optional<Crtc> crtc = output.flatMap(shown -> crtcs.stream()
                    .filter(candidate -> candidate.id() == shown.crtc()).findFirst());
            if (crtc.isEmpty()) {
                return refused(FAILED);
            }
            Size root = rootWith(crtcs, crtc.get(), size);
            Size largest = resources.largest();
            if (!fits(root, largest)) {
                return refused(TOO_LARGE.formatted(largest));
            }
            Size mode = crtc.get().isTurned() ? new Size(size.height(), size.width()) : size;
            return new X11ModeSetting(connection, geometry).apply(resources, output.get(), crtc.get(), mode, root)
                    ? DONE : refused(NOT_LISTED.formatted(size));
        }
    }

    private static Size rootWith(List<Crtc> crtcs, Crtc changed, Size size) {
        List<Area> places = new ArrayList<>(crtcs.stream().filter(crtc -> crtc.id() != changed.id())
                .map(Crtc::place).toList());
        places.add(new Area(changed.place().x(), changed.place().y(), size.width(), size.height()));
        return new X11Arrangement(places).root();
    }

    private static boolean fits(Size root, Size largest) {
        return root.width() <= largest.width() && root.height() <= largest.height();
    }

    private ResolutionChange rearrange(List<X11Monitor> monitors, int index, Size size) throws X11Lost {
        try (X11Resources resources = X11Resources.read(connection)) {
            if (!resources.outputs().stream().allMatch(Output::free)) {
                return refused(DEFINED);
            }
            X11Arrangement arrangement = X11Arrangement.of(monitors.stream().map(X11Monitor::place).toList(), index,
                    size);
            Size largest = resources.largest();
            if (!arrangement.fits(largest)) {
                return refused(TOO_LARGE.formatted(largest));
            }
            new X11MonitorSetting(connection, geometry).apply(resources, monitors, arrangement);
            return DONE;
        }
    }

    private static ResolutionChange refused(String why) {
        return new ResolutionChange.Refused(why);
    }
}
