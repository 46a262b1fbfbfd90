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
            case Published.PointerMoved moved -> place.moved(moved);
            case Published.Said said -> said(said.message());
            case Published.Frame _, Published.Geometry _, Published.Rate _, Published.Trouble _ -> { }
        }
    }

    private void said(SessionMessage message) {
        if (message instanceof CursorData shape) {
            connection.say(shapes.show(shape));
        } else if (message instanceof FollowDisplay follow) {
            follow(follow.display());
        }
    }

    /** First the display, then the place on it. */
    private void tell(CursorPosition position) {
        OptionalInt display = displays.at(position.x(), position.y());
        if (followsPointer && display.isPresent() && !display.equals(displayOfPointer)) {
            follow(display.getAsInt());
        }
        displayOfPointer = followsPointer && displays.watchesOne() ? display : OptionalInt.empty();
        connection.outbox().sayLatest(position);
    }

    private void follow(int display) {
        if (displays.watchesOne() && display != displays.current()) {
            connection.say(new FollowDisplay(display));
        }
    }
}
