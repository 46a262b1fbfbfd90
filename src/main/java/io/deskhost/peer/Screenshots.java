package io.deskhost.peer;

import io.deskhost.message.DisplayMessage.ScreenshotResponse;
import io.deskhost.message.Octets;
import io.deskhost.service.ServiceUnavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Screenshots that the peer of a session asks for: of displays that it watches, one after the other, the next one
 * when the last one has gone out. Each request is answered. Confined to the connection's event loop.
 */
final class Screenshots {

    private static final String NOT_CAPTURED = "This display is not captured.";
    private static final String REPLACED = "Replaced by a newer request.";
    private static final String FAILED = "Failed to take screenshot, please try again later.";

    private final PeerConnection connection;
    private final Displays displays;
    /** The peer's name of its request, by display. */
    private final Map<Integer, String> waiting = new LinkedHashMap<>();
    private boolean busy;

    Screenshots(PeerConnection connection, Displays displays) {
        this.connection = connection;
        this.displays = displays;
    }

    void take(int display, String sid) {
        if (!displays.watches(display)) {
            refuse(sid, NOT_CAPTURED);
            return;
        }
        String replaced = waiting.put(display, sid);
        if (replaced != null) {
            refuse(replaced, REPLACED);
        }
        next();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        int display = waiting.keySet().iterator().next();
        connection.host().desktop().screenshot(display).whenComplete((png, failure) ->
                connection.onLoop(() -> taken(display, png, failure)));
    }

    /** Answers the last request that came in the meantime. */
    private void taken(int display, @Nullable Octets png, @Nullable Throwable failure) {
        String sid = waiting.remove(display);
        if (png != null) {
            connection.outbox().sayLater(new ScreenshotResponse(sid, "", png), this::free);
        } else {
            refuse(sid, failure instanceof ServiceUnavailable known ? known.getMessage() : FAILED);
            free();
        }
    }

    private void free() {
        busy = false;
        next();
    }

    private void refuse(String sid, String why) {
        connection.say(new ScreenshotResponse(sid, why, Octets.EMPTY));
    }
}
