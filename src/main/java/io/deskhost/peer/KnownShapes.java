package io.deskhost.peer;

import io.deskhost.message.CursorMessage;
import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.CursorMessage.CursorId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Which shapes of the pointer a peer knows, so that their number is enough. What falls out of here is sent once more,
 * which does no harm. Confined to the connection's event loop.
 */
final class KnownShapes {

    static final int MOST = 64;

    private final SequencedSet<Long> known = new LinkedHashSet<>();

    /** What to say to make the peer show a shape. */
    CursorMessage show(CursorData shape) {
        boolean isKnown = known.contains(shape.id());
        known.addLast(shape.id());
        if (known.size() > MOST) {
            known.removeFirst();
        }
        return isKnown ? new CursorId(shape.id()) : shape;
    }

    void forget() {
        known.clear();
    }
}
