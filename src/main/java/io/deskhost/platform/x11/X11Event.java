package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Offsets.XEvent;

/** One event, in memory of its connection: valid until the connection gives the next. */
public record X11Event(Pointer memory) {

    /** As in {@code X11/X.h}, or an extension's event base plus its number. */
    public int type() {
        return memory.getInt(XEvent.type);
    }
}
