package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.platform.x11.lib.Offsets.XRectangle;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xdamage;
import io.deskhost.platform.x11.lib.Xfixes;
import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes that the server reports by XDamage. It sends one event when the damage stops being empty and no other until
 * we have taken it, so nothing floods us however much is drawn. Taking moves the damage into a region of XFixes and
 * fetches that, on the same connection as the pixels are then read: what is drawn in between is damage again.
 */
final class ReportedChanges implements Changes {

    /** Above that many areas their bounds serve better. */
    private static final int MOST_AREAS = 32;

    private final X11Connection connection;
    private final Area place;
    private final int notify;
    private final long damage;
    private final long region;
    private final IntByReference count = new IntByReference();
    private boolean pending;

    private ReportedChanges(X11Connection connection, Area place, int notify) throws X11Lost {
        this.connection = connection;
        this.place = place;
        this.notify = notify;
        this.damage = Xdamage.XDamageCreate(connection.display(), connection.root(), Xdamage.XDamageReportNonEmpty);
        this.region = Xfixes.XFixesCreateRegion(connection.display(), null, 0);
    }

    /** Empty where the server or this machine lacks XDamage or XFixes 2. */
    static Optional<Changes> open(X11Connection connection, Area place) throws X11Lost {
        if (!X11Library.XDAMAGE.present() || !X11Library.XFIXES.present()) {
            return Optional.empty();
        }
        IntByReference first = new IntByReference();
        IntByReference second = new IntByReference();
        if (Xfixes.XFixesQueryExtension(connection.display(), first, second) == 0
                || Xfixes.XFixesQueryVersion(connection.display(), first, second) == 0 || first.getValue() < 2
                || Xdamage.XDamageQueryVersion(connection.display(), first, second) == 0
                || Xdamage.XDamageQueryExtension(connection.display(), first, second) == 0) {
            return Optional.empty();
        }
        ReportedChanges changes = new ReportedChanges(connection, place, first.getValue() + Xdamage.XDamageNotify);
        return connection.check().isPresent() ? Optional.empty() : Optional.of(changes);
    }

    @Override
    public String method() {
        return "XDamage";
    }

    @Override
    public void on(X11Event event) {
        pending |= event.type() == notify;
    }

    @Override
    public boolean pending() {
        return pending;
    }

    @Override
    public long patience(long nanos) {
        return nanos;
    }

    @Override
    public Region take() throws X11Lost {
        pending = false;
        Xdamage.XDamageSubtract(connection.display(), damage, 0, region);
        Pointer rectangles = Xfixes.XFixesFetchRegion(connection.display(), region, count);
        if (rectangles == null) {
            connection.display();
            return Region.NONE;
        }
        try {
            return areas(rectangles, count.getValue());
        } finally {
            X11.XFree(rectangles);
        }
    }

    private Region areas(Pointer rectangles, int number) {
        List<Area> areas = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            Pointer rectangle = rectangles.share((long) i * XRectangle.SIZE);
            areas.add(new Area(rectangle.getShort(XRectangle.x) - place.x(),
                    rectangle.getShort(XRectangle.y) - place.y(),
                    rectangle.getShort(XRectangle.width) & 0xffff, rectangle.getShort(XRectangle.height) & 0xffff));
        }
        Region region = new Region(areas).clip(place.width(), place.height());
        return region.areas().size() > MOST_AREAS ? Region.of(region.bounds()) : region;
    }
}
