package io.deskhost.platform.x11;

import io.deskhost.video.Area;
import java.util.List;

/**
 * A monitor of RandR: what the other side sees as one display.
 *
 * @param place     on the root window, within it
 * @param automatic it follows its output, else somebody has defined it
 * @param outputs   the XIDs of the outputs it spans; none for many a monitor that somebody has only defined
 */
record X11Monitor(String name, boolean primary, boolean automatic, Area place, List<Long> outputs) {

    X11Monitor {
        outputs = List.copyOf(outputs);
    }
}
