package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Offsets.XErrorEvent;
import io.deskhost.platform.x11.lib.X11;

/**
 * The X server refused a request.
 *
 * @param code    one of the core errors of {@code X11/X.h}, or an extension's
 * @param request major opcode; 128 and more are extensions
 * @param minor   which request of the extension
 */
public record X11Error(int code, int request, int minor, long resource) {

    /** A request failed, and no error tells why. */
    static final X11Error UNKNOWN = new X11Error(0, 0, 0, 0);

    static X11Error of(Pointer event) {
        return new X11Error(event.getByte(XErrorEvent.error_code) & 0xff,
                event.getByte(XErrorEvent.request_code) & 0xff, event.getByte(XErrorEvent.minor_code) & 0xff,
                event.getLong(XErrorEvent.resourceid));
    }

    @Override
    public String toString() {
        return "%s (request %d.%d, resource 0x%x)".formatted(name(), request, minor, resource);
    }

    private String name() {
        return switch (code) {
            case X11.BadValue -> "BadValue";
            case X11.BadWindow -> "BadWindow";
            case X11.BadMatch -> "BadMatch";
            case X11.BadDrawable -> "BadDrawable";
            case X11.BadAccess -> "BadAccess";
            case X11.BadAlloc -> "BadAlloc";
            default -> "error " + code;
        };
    }
}
