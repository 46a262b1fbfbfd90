package io.deskhost.peer;

import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.service.Published.PointerMoved;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps places of the pointer from a peer that would take them for somebody else's doing, and would swallow its
 * user's input for a second: those that are its own doing, and, as long as it holds a button down, all others, since
 * a swallowed release leaves the button down. Confined to the connection's event loop.
 */
final class PlaceHold {

    private static final int DOWN = 1;
    private static final int UP = 2;

    private final int peer;
    private final Consumer<CursorPosition> tell;
    private int buttons;
    private @Nullable CursorPosition waiting;

    /** @param peer the host's number of the peer */
    PlaceHold(int peer, Consumer<CursorPosition> tell) {
        this.peer = peer;
        this.tell = tell;
    }

    void moved(PointerMoved moved) {
        if (moved.movers().contains(peer)) {
            waiting = null;
        } else if (buttons != 0) {
            waiting = moved.position();
        } else {
            tell.accept(moved.position());
        }
    }

    /** What the peer itself does. */
    void input(MouseEvent event) {
        if (event.type() == DOWN) {
            buttons |= event.buttons();
        } else if (event.type() == UP) {
            buttons &= ~event.buttons();
            tellWaiting();
        }
    }

    /** The peer holds nothing any more, whatever it says. */
    void released() {
        buttons = 0;
        tellWaiting();
    }

    void forget() {
        waiting = null;
    }

    private void tellWaiting() {
        if (buttons == 0 && waiting != null) {
            CursorPosition place = waiting;
            waiting = null;
            tell.accept(place);
        }
    }
}
