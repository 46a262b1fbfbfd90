package io.deskhost.peer;

import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.SessionMessage;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a session's peer is told of the host's pointer and focus: the shape, the place, and which display to look at.
 * Confined to the connection's event loop; what comes from the link's loop is handed over to it.
 */
final class HostPointer {

    private final PeerConnection connection;
    private final Displays displays;
    private final KnownShapes shapes = new KnownShapes();
    private final PlaceHold place;
    private final Map<ServiceName, Subscription> subscriptions = new HashMap<>();
    private boolean followsPointer;
    private OptionalInt displayOfPointer = OptionalInt.empty();

    HostPointer(PeerConnection connection, Displays displays) {
        this.connection = connection;
        this.displays = displays;
        this.place = new PlaceHold(connection.number(), this::tell);
    }

    /**
     * Begins or ends to listen, as the peer's wishes and rights now are.
     *
     * @param controls the peer may and wants to use keyboard and pointer
     */
    void decide(ViewerOptions options, boolean controls) throws ServiceUnavailable {
        followsPointer = options.followsPointer();
        if (!controls) {
            place.released();
        }
        listen(ServiceName.CURSOR, controls || options.showsPointer());
        listen(ServiceName.CURSOR_POSITION, options.showsPointer());
        listen(ServiceName.WINDOW_FOCUS, options.followsFocus() && displays.watchesOne());
    }

    /** What the peer does with its own pointer. */
    void input(InputMessage message) {
        if (message instanceof MouseEvent event) {
            place.input(event);
        }
    }

    /** What the peer held has been released for it. */
    void released() {
        place.released();
    }

    void close() {
        subscriptions.values().forEach(Subscription::close);
        subscriptions.clear();
    }

    private void listen(ServiceName service, boolean wanted) throws ServiceUnavailable {
        if (wanted && !subscriptions.containsKey(service)) {
            subscriptions.put(service, connection.host().desktop().subscribe(service,
                    published -> handOver(service, published)));
        } else if (!wanted && subscriptions.containsKey(service)) {
            subscriptions.remove(service).close();
            forget(service);
        }
    }

    private void forget(ServiceName service) {
        if (service.equals(ServiceName.CURSOR)) {
            shapes.forget();
        } else if (service.equals(ServiceName.CURSOR_POSITION)) {
            place.forget();
            displayOfPointer = OptionalInt.empty();
            connection.outbox().forgetLatest();
        }
    }

    private void handOver(ServiceName service, Published published) {
        connection.onLoop(() -> {
            if (subscriptions.containsKey(service)) {
                told(published);
            }
        });
    }

    private void told(Published published) {
        switch (published) {
            case Published.PointerMoved moved -> moved(moved);
            case Published.Said said -> said(said.message());
            case Published.Frame _, Published.Geometry _, Published.Rate _, Published.Trouble _,
                 Published.Answer _, Published.Screenshot _ -> { }
        }
    }

    private void said(SessionMessage message) {
        if (message instanceof CursorData shape) {
            connection.say(shapes.show(shape));
        } else if (message instanceof FollowDisplay follow) {
            follow(follow.display());
        }
    }

    private void moved(Published.PointerMoved moved) {
        if (moved.movers().contains(connection.number())) {
            enters(moved.position());
        }
        place.moved(moved);
    }

    /** First the display, then the place on it. */
    private void tell(CursorPosition position) {
        if (enters(position) && followsPointer) {
            displayOfPointer.ifPresent(this::follow);
        }
        connection.outbox().sayLatest(position);
    }

    /** Whether the pointer is on another display than before. */
    private boolean enters(CursorPosition position) {
        OptionalInt display = displays.at(position.x(), position.y());
        boolean enters = display.isPresent() && !display.equals(displayOfPointer);
        displayOfPointer = display.isPresent() ? display : displayOfPointer;
        return enters;
    }

    private void follow(int display) {
        if (displays.watchesOne() && display != displays.current()) {
            connection.say(new FollowDisplay(display));
        }
    }
}
