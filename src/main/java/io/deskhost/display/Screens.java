package io.deskhost.display;

import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.function.Consumer;

/** The window system's displays: a port. */
public interface Screens {

    /** How things stand now. @throws ServiceUnavailable when there is no window system */
    Layout layout() throws ServiceUnavailable;

    /**
     * Watches, without polling. The listener is told the present layout first and then each change, on a thread of
     * the port; {@link Layout#NONE} means that the window system is gone, which is tried again until it is back.
     */
    Subscription watch(Consumer<Layout> listener);
}
