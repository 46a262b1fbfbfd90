package io.deskhost.cursor;

/** A place on the desktop, in pixels from its top left corner. */
public record Spot(int x, int y) {
}
