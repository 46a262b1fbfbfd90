package io.deskhost.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** A picture to draw on: colours are 0xRRGGBB. */
public final class Canvas {

    private static final int GLYPH_WIDTH = 7;
    private static final int GLYPH_HEIGHT = 13;

    private final Picture picture;
    private final ByteBuffer pixels;

    public Canvas(int width, int height) {
        int stride = width * 4;
        pixels = ByteBuffer.allocateDirect(stride * height).order(ByteOrder.LITTLE_ENDIAN);
        picture = new Picture(width, height, stride, pixels);
    }

    public Picture picture() {
        return picture;
    }

    public Area whole() {
        return new Area(0, 0, picture.width(), picture.height());
    }

    public Canvas fill(int rgb) {
        return fill(whole(), rgb);
    }

    public Canvas fill(Area area, int rgb) {
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                pixels.putInt(y * picture.stride() + 4 * x, rgb);
            }
        }
        return this;
    }

    /** Fills an area with black strokes on white that look like text to an encoder. */
    public Canvas text(Area area, Random random) {
        fill(area, 0xffffff);
        for (int y = area.y(); y + GLYPH_HEIGHT <= area.bottom(); y += GLYPH_HEIGHT) {
            for (int x = area.x(); x + GLYPH_WIDTH <= area.right(); x += GLYPH_WIDTH) {
                glyph(x, y, random);
            }
        }
        return this;
    }

    private void glyph(int x, int y, Random random) {
        if (random.nextInt(6) == 0) {
            return;
        }
        fill(new Area(x + 1 + random.nextInt(4), y + 2, 1, 9), 0x202020);
        fill(new Area(x + 1, y + 2 + random.nextInt(9), 5, 1), 0x202020);
        fill(new Area(x + 1, y + 2 + random.nextInt(9), 3, 1), 0x707070);
    }
}
