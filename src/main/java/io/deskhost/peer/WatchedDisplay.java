package io.deskhost.peer;

import io.deskhost.desktop.Picture;
import io.deskhost.desktop.Viewer;
import io.deskhost.desktop.Watching;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.Size;
import io.deskhost.service.VideoWish;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A display that a session watches: its room in the outbox, and what the peer was told of its geometry. After each
 * {@code switch_display} the peer has a fresh decoder, so deltas are held back until a key frame comes. A geometry
 * that the list of displays does not show yet waits for the list.
 *
 * <p>Confined to the connection's event loop; what comes from the link's loop is handed over to it.
 */
final class WatchedDisplay implements Viewer {

    /** Old web clients need so long to load a decoder, and fail on pictures before. */
    private static final Duration TROUBLE = Duration.ofSeconds(3);
    private static final Duration SLOW_DECODER = Duration.ofMillis(500);

    /**
     * In which list and geometry follow each other: the list comes 100 ms after the last event of a change, and that
     * half a second after the first at most.
     */
    private static final Duration LIST = Duration.ofMillis(700);

    private final PeerConnection connection;
    private final int display;
    private final boolean slowDecoder;
    private @Nullable Watching watching;
    private Optional<Place> told;
    private Optional<Place> listed;
    private @Nullable SwitchDisplay held;
    private boolean awaitsKey = true;
    private boolean closed;
    private String trouble = "";
    private boolean troublePlanned;
    private int decodersLoading;

    /** Where a display lies, as a peer knows it. */
    private record Place(int x, int y, Size size) {

        static Place of(SwitchDisplay geometry) {
            return new Place(geometry.x(), geometry.y(), new Size(geometry.width(), geometry.height()));
        }
    }

    WatchedDisplay(PeerConnection connection, int display, boolean slowDecoder, Optional<SwitchDisplay> known) {
        this.connection = connection;
        this.display = display;
        this.slowDecoder = slowDecoder;
        this.told = known.map(Place::of);
        this.listed = told;
    }

    void start(VideoWish wish) {
        watching = connection.host().desktop().watch(display, this, wish);
    }

    void wish(VideoWish wish) {
        if (watching != null) {
            watching.wish(wish);
        }
    }

    void refresh() {
        if (watching != null) {
            watching.refresh();
        }
    }

    void close() {
        closed = true;
        connection.outbox().drop(display);
        if (watching != null) {
            watching.close();
        }
    }

    /**
     * The peer was told another list of displays, in which this one is so; a key frame follows. If it lies elsewhere
     * now, or has another size, pictures of the old one end here.
     */
    void listed(Optional<SwitchDisplay> geometry) {
        listed = geometry.map(Place::of);
        SwitchDisplay waiting = held;
        if (waiting != null && isListed(waiting)) {
            describe(waiting);
        } else if (waiting == null && !listed.equals(told)) {
            geometry.ifPresent(this::hold);
        } else {
            refresh();
        }
    }

    private boolean isListed(SwitchDisplay geometry) {
        return listed.equals(Optional.of(Place.of(geometry)));
    }

    /** Tells the geometry, in its place among the pictures; a key frame follows. */
    void describe(SwitchDisplay geometry) {
        told = Optional.of(Place.of(geometry));
        held = null;
        awaitsKey = true;
        connection.outbox().drop(display);
        connection.outbox().sayInOrder(display, geometry);
        if (slowDecoder) {
            decodersLoading++;
            connection.after(SLOW_DECODER, () -> {
                decodersLoading--;
                restart();
            });
        } else {
            restart();
        }
    }

    private void restart() {
        if (watching != null && !closed && decodersLoading == 0) {
            watching.restart();
        }
    }

    @Override
    public int peer() {
        return connection.number();
    }

    @Override
    public void show(Picture picture) {
        if (!connection.onLoop(() -> queue(picture))) {
            picture.message().release();
        }
    }

    @Override
    public void geometry(SwitchDisplay geometry) {
        connection.onLoop(() -> changed(geometry));
    }

    private void changed(SwitchDisplay geometry) {
        boolean known = held == null && told.equals(Optional.of(Place.of(geometry)));
        if (known || closed) {
            return;
        }
        if (isListed(geometry)) {
            describe(geometry);
        } else {
            hold(geometry);
        }
    }

    /** Until the peer knows the list and we know the geometry, no picture is shown. */
    private void hold(SwitchDisplay geometry) {
        held = geometry;
        connection.outbox().drop(display);
        connection.after(LIST, () -> {
            if (held == geometry && !closed) {
                describe(geometry);
            }
        });
    }

    @Override
    public void late(boolean late) {
        connection.facts().late = late;
    }

    @Override
    public void rate(int kbps) {
        connection.onLoop(() -> connection.targetRate(kbps));
    }

    @Override
    public void trouble(String why) {
        connection.onLoop(() -> {
            trouble = why;
            if (!why.isEmpty() && !troublePlanned) {
                troublePlanned = true;
                connection.after(TROUBLE, this::tellTrouble);
            }
        });
    }

    /** A window system that is soon back is nobody's concern: the peer keeps its last picture until there is a new one. */
    private void tellTrouble() {
        troublePlanned = false;
        if (!trouble.isEmpty() && !closed) {
            connection.say(new ControlMessage.MessageBox("nook-nocancel-hasclose", "Display", trouble, ""));
        }
    }

    private void queue(Picture picture) {
        if (closed || held != null || decodersLoading > 0 || awaitsKey && !picture.key()) {
            picture.message().release();
            drained();
            return;
        }
        awaitsKey = false;
        connection.outbox().show(display, picture.message(), this::drained);
    }

    private void drained() {
        if (watching != null && !closed) {
            watching.drained();
        }
    }
}
