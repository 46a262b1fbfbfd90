package io.deskhost.video;

import java.nio.ByteBuffer;

/**
 * A picture: BGRX, 8 bits a channel, rows top-down, {@code stride} bytes apart ({@code stride >= 4 * width}).
 * {@code pixels} is direct memory that belongs to its screen and holds until that screen is closed; who reads it
 * holds the lock of the display's stream.
 */
public record Picture(int width, int height, int stride, ByteBuffer pixels) {
}
