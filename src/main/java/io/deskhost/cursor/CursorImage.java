package io.deskhost.cursor;

/**
 * A pointer's shape as window systems have it.
 *
 * @param hotX   the pixel that points, from the left
 * @param pixels rows from the top, {@code 0xAARRGGBB} with colours premultiplied by alpha; not copied, nobody changes
 *               them
 */
public record CursorImage(int width, int height, int hotX, int hotY, int[] pixels) {
}
