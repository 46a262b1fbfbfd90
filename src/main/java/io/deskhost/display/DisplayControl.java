package io.deskhost.display;

import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;

/** Changes the displays of a window system: a port. Used by one thread at a time; calls may take a while. */
public interface DisplayControl {

    /**
     * Gives a display another size, and remembers the one before the first change, as
     * {@link io.deskhost.message.DisplayInfo#original()}.
     *
     * @param display its name
     */
    ResolutionChange change(String display, Size size);

    /** Gives every display its original size back; nothing when none was changed, or without a window system. */
    void restore();

    /**
     * Shows the screen, should it be blanked, and keeps it so until the hold is closed.
     *
     * @throws ServiceUnavailable when there is no window system
     */
    AwakeHold keepAwake() throws ServiceUnavailable;
}
