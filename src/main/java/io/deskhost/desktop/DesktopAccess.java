package io.deskhost.desktop;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How programs reach the desktop.
 *
 * @param display    value of DISPLAY
 * @param xauthority value of XAUTHORITY, if a cookie is needed
 * @param user       name of the desktop's user
 */
public record DesktopAccess(String display, Optional<Path> xauthority, String user) {
}
