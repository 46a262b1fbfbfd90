package io.deskhost.video;

/** A rectangle of pixels, origin top left of the picture; width and height are positive. */
public record Area(int x, int y, int width, int height) {

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public long pixels() {
        return (long) width * height;
    }
}
