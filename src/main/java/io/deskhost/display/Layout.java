package io.deskhost.display;

import io.deskhost.message.DisplayInfo;
import io.deskhost.message.Size;
import java.util.List;

/**
 * The displays of a desktop at one moment.
 *
 * @param displays in the order of the window system; the index is the display's number everywhere
 * @param primary  index of the primary display, 0 when there is none
 * @param modes    for each display the sizes it can take
 */
public record Layout(List<DisplayInfo> displays, int primary, List<List<Size>> modes) {

    public static final Layout NONE = new Layout(List.of(), 0, List.of());

    public Layout {
        displays = List.copyOf(displays);
        modes = modes.stream().map(List::copyOf).toList();
    }
}
