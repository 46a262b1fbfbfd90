package io.deskhost.cursor;

/** Makes shapes that are too large smaller: each pixel becomes the mean of those that it covers. */
final class ShrunkImage {

    private final CursorImage from;
    private final int width;
    private final int height;

    private ShrunkImage(CursorImage from, int width, int height) {
        this.from = from;
        this.width = width;
        this.height = height;
    }

    /** The same shape with both sides of this length at most. */
    static CursorImage toFit(CursorImage image, int side) {
        int longer = Math.max(image.width(), image.height());
        return longer <= side ? image : new ShrunkImage(image, Math.max(1, image.width() * side / longer),
                Math.max(1, image.height() * side / longer)).image();
    }

    private CursorImage image() {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = mean(x * from.width() / width, y * from.height() / height,
                        end(x, from.width(), width), end(y, from.height(), height));
            }
        }
        return new CursorImage(width, height, from.hotX() * width / from.width(),
                from.hotY() * height / from.height(), pixels);
    }

    private static int end(int pixel, int whole, int parts) {
        return Math.max(pixel * whole / parts + 1, (pixel + 1) * whole / parts);
    }

    /** Of premultiplied colours, so that what is transparent lends no colour. */
    private int mean(int left, int top, int right, int bottom) {
        long[] sums = new long[4];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = from.pixels()[y * from.width() + x];
                for (int channel = 0; channel < 4; channel++) {
                    sums[channel] += pixel >>> 8 * channel & 0xff;
                }
            }
        }
        int count = (right - left) * (bottom - top);
        int mean = 0;
        for (int channel = 0; channel < 4; channel++) {
            mean |= (int) ((sums[channel] + count / 2) / count) << 8 * channel;
        }
        return mean;
    }
}
