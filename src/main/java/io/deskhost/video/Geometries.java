package io.deskhost.video;

import io.deskhost.display.Layout;
import io.deskhost.display.Screens;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import java.util.List;
import java.util.Optional;

/** Tells viewers where a display lies. The size is the one of the picture: decoders must get what was announced. */
final class Geometries {

    private final Screens screens;

    Geometries(Screens screens) {
        this.screens = screens;
    }

    SwitchDisplay of(int display, Size size) {
        Layout layout = layout();
        if (display >= layout.displays().size()) {
            return new SwitchDisplay(display, 0, 0, size.width(), size.height(), false, List.of(), Optional.of(size));
        }
        DisplayInfo info = layout.displays().get(display);
        List<Size> modes = display < layout.modes().size() ? layout.modes().get(display) : List.of();
        return new SwitchDisplay(display, info.x(), info.y(), size.width(), size.height(), info.cursorEmbedded(),
                modes, Optional.of(info.original().orElse(size)));
    }

    private Layout layout() {
        try {
            return screens.layout();
        } catch (ServiceUnavailable gone) {
            return Layout.NONE;
        }
    }
}
