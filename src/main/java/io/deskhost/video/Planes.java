package io.deskhost.video;

import java.nio.ByteBuffer;

/**
 * A picture in I420, BT.601 limited range: full-size luma, chroma of half the size rounded up. Planes are direct
 * memory; strides are multiples of 64 and at least the plane's width.
 */
public record Planes(int width, int height, ByteBuffer y, ByteBuffer u, ByteBuffer v, int strideY, int strideUv) {

    /** Allocates black-less (undefined) planes of a size, aligned as encoders like them. */
    public static Planes allocate(int width, int height) {
        int strideY = align(width, 64);
        int strideUv = align((width + 1) / 2, 64);
        return new Planes(width, height, ByteBuffer.allocateDirect(strideY * align(height, 16)),
                ByteBuffer.allocateDirect(strideUv * align((height + 1) / 2, 16)),
                ByteBuffer.allocateDirect(strideUv * align((height + 1) / 2, 16)), strideY, strideUv);
    }

    /**
     * The area of a picture to convert, widened to whole chroma samples.
     *
     * @throws IllegalArgumentException when the picture has another size or the area lies outside
     */
    public Area wholeSamples(Picture from, Area area) {
        if (from.width() != width || from.height() != height) {
            throw new IllegalArgumentException("A picture of " + from.width() + "x" + from.height()
                    + " does not fit planes of " + width + "x" + height);
        }
        if (area.x() < 0 || area.y() < 0 || area.right() > width || area.bottom() > height) {
            throw new IllegalArgumentException(area + " lies outside of " + width + "x" + height);
        }
        int x = area.x() & ~1;
        int y = area.y() & ~1;
        int right = Math.min(width, align(area.right(), 2));
        int bottom = Math.min(height, align(area.bottom(), 2));
        return new Area(x, y, right - x, bottom - y);
    }

    private static int align(int value, int to) {
        return (value + to - 1) / to * to;
    }
}
