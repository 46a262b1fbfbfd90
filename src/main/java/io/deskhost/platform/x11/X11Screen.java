package io.deskhost.platform.x11;

import io.deskhost.message.Size;
import io.deskhost.platform.x11.PixelReader.Slot;
import io.deskhost.platform.x11.RowBands.Band;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.video.Area;
import io.deskhost.video.Grab;
import io.deskhost.video.Picture;
import io.deskhost.video.Region;
import io.deskhost.video.Screen;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * One monitor of an X server. Full rows are read in place into the persistent picture, so that around an area that
 * was reported it may already hold pixels whose report is still on its way.
 */
final class X11Screen implements Screen {

    private final X11Connection connection;
    private final X11Geometry geometry;
    private final int display;
    private final Area place;
    private final PixelReader reader;
    private final PictureCompare compare;
    private final Changes changes;
    private final Picture picture;
    private boolean fresh = true;
    private boolean moved;
    private boolean closed;

    /** Owns the connection from now on, also when it fails. */
    static X11Screen open(X11Connection connection, int display) throws ServiceUnavailable {
        try {
            return new X11Screen(connection, display);
        } catch (ServiceUnavailable | RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    private X11Screen(X11Connection connection, int display) throws ServiceUnavailable {
        PixelFormat.require(connection);
        this.connection = connection;
        this.display = display;
        this.geometry = new X11Geometry(connection);
        geometry.listen();
        this.place = place(geometry.monitors(), display);
        Optional<Changes> reported = ReportedChanges.open(connection, place);
        this.reader = ShmReader.open(connection, place).orElseGet(() -> new CopyReader(connection, place));
        this.compare = new PictureCompare(reader, place.width(), place.height());
        this.changes = reported.orElseGet(() -> new ComparedChanges(compare));
        this.picture = new Picture(place.width(), place.height(), reader.stride(),
                reader.memory(Slot.FRONT).asByteBuffer().order(ByteOrder.nativeOrder()));
    }

    private static Area place(List<X11Monitor> monitors, int display) throws ServiceUnavailable {
        if (display < 0 || display >= monitors.size()) {
            throw new ServiceUnavailable("There is no display " + display + "; the X server has " + monitors.size());
        }
        Area place = monitors.get(display).place();
        if (4 * place.pixels() > Integer.MAX_VALUE) {
            throw new ServiceUnavailable("Display " + display + " is too large to be shown: more than 2 GiB a picture");
        }
        return place;
    }

    /** How it is done, for the log: {@code XShm, XDamage}. */
    String method() {
        return reader.method() + ", " + changes.method();
    }

    @Override
    public Size size() {
        return new Size(place.width(), place.height());
    }

    @Override
    public Picture picture() {
        return picture;
    }

    @Override
    public Event await(long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            while (true) {
                readEvents();
                if (moved) {
                    return Event.RESIZED;
                }
                if (fresh || changes.pending()) {
                    return Event.DAMAGED;
                }
                if (compare.refused().isPresent()) {
                    return refused(compare.refused().get()) instanceof Grab.Resized ? Event.RESIZED : Event.LOST;
                }
                long left = nanos < 0 ? -1 : Math.max(0, deadline - System.nanoTime());
                X11Connection.Woken woken = connection.await(changes.patience(left));
                if (woken == X11Connection.Woken.WOKEN || left == 0 && woken == X11Connection.Woken.TIME_IS_UP) {
                    return Event.NOTHING;
                }
            }
        } catch (X11Lost _) {
            return Event.LOST;
        }
    }

    @Override
    public void wake() {
        connection.wake();
    }

    @Override
    public Grab grab() {
        try {
            readEvents();
            if (moved) {
                return new Grab.Resized();
            }
            Region region = changes.take();
            if (fresh) {
                region = Region.of(new Area(0, 0, place.width(), place.height()));
            }
            return region.isEmpty() ? new Grab.Unchanged() : read(region);
        } catch (X11Lost lost) {
            return new Grab.Lost(lost.getMessage());
        }
    }

    private Grab read(Region region) throws X11Lost {
        for (Band band : RowBands.of(region)) {
            Optional<X11Error> refused = reader.read(Slot.FRONT, band.first(), band.rows());
            if (refused.isPresent()) {
                return refused(refused.get());
            }
        }
        fresh = false;
        return new Grab.Changed(region);
    }

    @Override
    public Grab compare() {
        try {
            readEvents();
            if (moved) {
                return new Grab.Resized();
            }
            Region region = compare.differences();
            if (compare.refused().isPresent()) {
                return refused(compare.refused().get());
            }
            compare.adopt(region);
            return region.isEmpty() ? new Grab.Unchanged() : new Grab.Changed(region);
        } catch (X11Lost lost) {
            return new Grab.Lost(lost.getMessage());
        }
    }

    /** BadMatch: the display reaches beyond the root window, so the event that says so is on its way. */
    private Grab refused(X11Error error) {
        if (error.code() == X11.BadMatch) {
            moved = true;
            return new Grab.Resized();
        }
        return new Grab.Lost("The X server refuses to show its screen: " + error);
    }

    private void readEvents() throws X11Lost {
        boolean suspect = false;
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            changes.on(event.get());
            suspect |= geometry.concerns(event.get());
        }
        connection.display();
        if (suspect && !moved) {
            List<X11Monitor> monitors = geometry.monitors();
            moved = display >= monitors.size() || !monitors.get(display).place().equals(place);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                reader.close();
            } finally {
                connection.close();
            }
        }
    }
}
