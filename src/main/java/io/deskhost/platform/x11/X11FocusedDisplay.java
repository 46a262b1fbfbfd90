package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.deskhost.cursor.Spot;
import io.deskhost.platform.x11.lib.Offsets.XPropertyEvent;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.video.Area;
import java.util.List;
import java.util.Optional;

/**
 * The display that the focused window lies on, by its centre. The window manager says on the root window which one
 * that is, the window itself says when it is moved. Without a window manager that does, or with one display, there is
 * none.
 */
final class X11FocusedDisplay implements X11Sight<Integer> {

    private final X11Connection connection;
    private final X11Geometry geometry;
    private final long property;
    private long focused;

    private X11FocusedDisplay(X11Connection connection, X11Geometry geometry, long property) {
        this.connection = connection;
        this.geometry = geometry;
        this.property = property;
    }

    static X11FocusedDisplay open(X11Connection connection) throws X11Lost {
        X11Geometry geometry = new X11Geometry(connection);
        geometry.listen();
        X11.XSelectInput(connection.display(), connection.root(), X11.StructureNotifyMask | X11.PropertyChangeMask);
        return new X11FocusedDisplay(connection, geometry,
                X11.XInternAtom(connection.display(), "_NET_ACTIVE_WINDOW", 0));
    }

    @Override
    public boolean changed() {
        boolean changed = false;
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            changed |= geometry.concerns(event.get()) || isOfProperty(event.get());
        }
        return changed;
    }

    private boolean isOfProperty(X11Event event) {
        return event.type() == X11.PropertyNotify && event.memory().getLong(XPropertyEvent.atom) == property;
    }

    @Override
    public Optional<Integer> look() throws X11Lost {
        follow(activeWindow());
        Optional<Integer> display = focused == 0 ? Optional.empty() : centre(focused).flatMap(this::displayAt);
        connection.refusal();
        connection.display();
        return display;
    }

    /** Asks the window to tell when it moves. That it may be gone already is refused, which does not matter. */
    private void follow(long window) throws X11Lost {
        if (window == focused) {
            return;
        }
        if (focused != 0) {
            X11.XSelectInput(connection.display(), focused, 0);
        }
        if (window != 0) {
            X11.XSelectInput(connection.display(), window, X11.StructureNotifyMask);
        }
        focused = window;
    }

    private long activeWindow() throws X11Lost {
        LongByReference items = new LongByReference();
        PointerByReference data = new PointerByReference();
        X11.XGetWindowProperty(connection.display(), connection.root(), property, 0, 1, 0, X11.XA_WINDOW,
                new LongByReference(), new IntByReference(), items, new LongByReference(), data);
        Pointer window = data.getValue();
        if (window == null) {
            return 0;
        }
        try {
            return items.getValue() == 1 ? window.getLong(0) : 0;
        } finally {
            X11.XFree(window);
        }
    }

    private Optional<Spot> centre(long window) throws X11Lost {
        IntByReference width = new IntByReference();
        IntByReference height = new IntByReference();
        IntByReference ignored = new IntByReference();
        try (Memory root = new Memory(Long.BYTES)) {
            if (X11.XGetGeometry(connection.display(), window, root, ignored, ignored, width, height, ignored,
                    ignored) == 0) {
                return Optional.empty();
            }
        }
        IntByReference x = new IntByReference();
        IntByReference y = new IntByReference();
        return X11.XTranslateCoordinates(connection.display(), window, connection.root(), width.getValue() / 2,
                height.getValue() / 2, x, y, new LongByReference()) == 0 ? Optional.empty()
                : Optional.of(new Spot(x.getValue(), y.getValue()));
    }

    private Optional<Integer> displayAt(Spot spot) {
        try {
            List<X11Monitor> monitors = geometry.monitors();
            for (int i = 0; i < monitors.size() && monitors.size() > 1; i++) {
                if (contains(monitors.get(i).place(), spot)) {
                    return Optional.of(i);
                }
            }
        } catch (X11Lost gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean contains(Area area, Spot spot) {
        return spot.x() >= area.x() && spot.x() < area.x() + area.width()
                && spot.y() >= area.y() && spot.y() < area.y() + area.height();
    }
}
