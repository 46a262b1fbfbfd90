package io.deskhost.message;

import java.util.List;
import java.util.Optional;

/** Which displays there are and which of them a peer watches. */
public sealed interface DisplayMessage extends SessionMessage {

    /** From the host: the geometry of a display; the peer rebuilds its decoder. From the peer: show that display. */
    record SwitchDisplay(int display, int x, int y, int width, int height, boolean cursorEmbedded,
                         List<Size> resolutions, Optional<Size> original) implements DisplayMessage {
        public SwitchDisplay {
            resolutions = List.copyOf(resolutions);
        }
    }

    /** The first list that is not empty acts; all empty means "capture nothing". */
    record CaptureDisplays(List<Integer> add, List<Integer> sub, List<Integer> set) implements DisplayMessage {
        public CaptureDisplays {
            add = List.copyOf(add);
            sub = List.copyOf(sub);
            set = List.copyOf(set);
        }
    }

    /** Asks for the geometry of one display. */
    record MessageQuery(int display) implements DisplayMessage {
    }

    /** @param display empty in the old form, which means the current display */
    record ChangeResolution(Optional<Integer> display, Size size) implements DisplayMessage {
    }

    record ToggleVirtualDisplay(int display, boolean on) implements DisplayMessage {
    }

    /** The new list, told in mid-session. */
    record DisplaysChanged(List<DisplayInfo> displays) implements DisplayMessage {
        public DisplaysChanged {
            displays = List.copyOf(displays);
        }
    }

    record FollowDisplay(int display) implements DisplayMessage {
    }

    record ScreenshotRequest(int display, String sid) implements DisplayMessage {
    }

    record ScreenshotResponse(String sid, String error, Octets png) implements DisplayMessage {
    }
}
