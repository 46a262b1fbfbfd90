package io.deskhost.video;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * A copy of a picture, outside the Java heap; its maker closes it.
 *
 * @param pixels BGRX, rows top-down without gaps
 */
record Still(int width, int height, ByteBuf pixels) implements AutoCloseable {

    /** The caller holds the lock of the picture. */
    static Still copyOf(Picture picture) {
        int row = 4 * picture.width();
        ByteBuf pixels = UnpooledByteBufAllocator.DEFAULT.directBuffer(row * picture.height());
        for (int y = 0; y < picture.height(); y++) {
            pixels.writeBytes(picture.pixels().slice(y * picture.stride(), row));
        }
        return new Still(picture.width(), picture.height(), pixels);
    }

    @Override
    public void close() {
        pixels.release();
    }
}
