package io.deskhost.platform.x11;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which X server.
 *
 * @param display   such as {@code :0}; empty means DISPLAY of this process
 * @param authority file with the cookie; empty means what libX11 finds itself (XAUTHORITY, {@code ~/.Xauthority})
 */
public record X11Address(Optional<String> display, Optional<Path> authority) {

    /** What DISPLAY and XAUTHORITY of this process say. */
    public static final X11Address OF_ENVIRONMENT = new X11Address(Optional.empty(), Optional.empty());

    public static X11Address of(String display) {
        return new X11Address(Optional.of(display), Optional.empty());
    }

    @Override
    public String toString() {
        return display.or(() -> Optional.ofNullable(System.getenv("DISPLAY"))).orElse("(DISPLAY is not set)");
    }
}
