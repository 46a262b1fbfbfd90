package io.deskhost.message;

import java.util.Optional;

/**
 * One display of the desktop. Coordinates are pixels of the whole desktop, origin top left.
 *
 * @param original resolution before any change by a peer; never 0x0, which clients read as "virtual display"
 * @param scale    logical scale, 1.0 on X11
 */
public record DisplayInfo(int x, int y, int width, int height, String name, boolean online, boolean cursorEmbedded,
                          Optional<Size> original, double scale) {
}
