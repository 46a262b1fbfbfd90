package io.deskhost.platform.x11;

import io.deskhost.message.Size;
import io.deskhost.video.Area;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which sizes monitors can take. */
final class X11Modes {

    /** What is offered where any size can be had. */
    private static final List<Size> USUAL = List.of(new Size(3840, 2160), new Size(2560, 1440), new Size(1920, 1200),
            new Size(1920, 1080), new Size(1680, 1050), new Size(1600, 900), new Size(1440, 900), new Size(1366, 768),
            new Size(1280, 1024), new Size(1280, 800), new Size(1280, 720), new Size(1024, 768), new Size(800, 600));
    private static final Comparator<Size> LARGE_FIRST = Comparator.comparing((Size size) ->
            -(long) size.width() * size.height());

    private final X11Resources resources;
    private final List<X11Monitor> monitors;
    private final Map<Long, X11Resources.Mode> known;
    private final boolean allFree;

    private X11Modes(X11Resources resources, List<X11Monitor> monitors) throws X11Lost {
        this.resources = resources;
        this.monitors = monitors;
        this.known = resources.modes();
        this.allFree = resources.outputs().stream().allMatch(X11Resources.Output::free);
    }

    /**
     * For each monitor the sizes that it can take, each once: the modes of its output, in the server's order; where
     * no hardware is behind it also the usual ones, the largest first.
     */
    static List<List<Size>> of(X11Connection connection, List<X11Monitor> monitors) throws X11Lost {
        try (X11Resources resources = X11Resources.read(connection)) {
            X11Modes modes = new X11Modes(resources, monitors);
            List<List<Size>> all = new ArrayList<>();
            for (int i = 0; i < monitors.size(); i++) {
                all.add(modes.of(i));
            }
            return all;
        }
    }

    private List<Size> of(int index) throws X11Lost {
        X11Monitor monitor = monitors.get(index);
        Set<Size> listed = monitor.automatic() ? listed(monitor) : Set.of();
        return allFree ? free(index, listed) : List.copyOf(listed);
    }

    private Set<Size> listed(X11Monitor monitor) throws X11Lost {
        Set<Size> sizes = new LinkedHashSet<>();
        for (long id : monitor.outputs()) {
            Optional<X11Resources.Output> output = resources.output(id);
            if (output.isPresent()) {
                boolean turned = resources.crtcs().stream()
                        .anyMatch(crtc -> crtc.id() == output.get().crtc() && crtc.isTurned());
                output.get().modes().stream().map(known::get).filter(Objects::nonNull)
                        .map(mode -> turned ? new Size(mode.size().height(), mode.size().width()) : mode.size())
                        .forEach(sizes::add);
            }
        }
        return sizes;
    }

    private List<Size> free(int index, Set<Size> listed) throws X11Lost {
        List<Area> places = monitors.stream().map(X11Monitor::place).toList();
        Size now = new Size(places.get(index).width(), places.get(index).height());
        Size largest = resources.largest();
        return Stream.of(Stream.of(now), listed.stream(), USUAL.stream()).flatMap(sizes -> sizes).distinct()
                .filter(size -> X11Arrangement.of(places, index, size).fits(largest)).sorted(LARGE_FIRST).toList();
    }
}
