package io.deskhost.testpeer;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A decoded picture: the planes as the decoder left them, colours by BT.601 limited range as clients show them.
 * Immutable; rows top-down.
 */
public final class Picture {

    private static final int SCALE = 1 << 16;
    private static final int LUMA = coefficient(255.0 / 219);
    private static final int RED_BY_V = coefficient(1.402 * 255 / 224);
    private static final int GREEN_BY_U = coefficient(0.344136 * 255 / 224);
    private static final int GREEN_BY_V = coefficient(0.714136 * 255 / 224);
    private static final int BLUE_BY_U = coefficient(1.772 * 255 / 224);

    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;
    private final boolean halvedChroma;

    /** Takes the planes as its own; they have no padding. Chroma is halved in both directions (rounded up) or not. */
    Picture(int width, int height, byte[] luma, byte[] blue, byte[] red, boolean halvedChroma) {
        this.width = width;
        this.height = height;
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        this.halvedChroma = halvedChroma;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public Rectangle bounds() {
        return new Rectangle(width, height);
    }

    public Rgb pixel(int x, int y) {
        return Rgb.of(packed(x, y));
    }

    /** The average colour of a rectangle, which must lie inside the picture. */
    public Rgb mean(int x, int y, int w, int h) {
        return mean(new Rectangle(x, y, w, h));
    }

    /** The average colour of a rectangle, which must lie inside the picture. */
    public Rgb mean(Rectangle area) {
        long redSum = 0;
        long greenSum = 0;
        long blueSum = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                int colour = packed(x, y);
                redSum += colour >> 16 & 0xFF;
                greenSum += colour >> 8 & 0xFF;
                blueSum += colour & 0xFF;
            }
        }
        double count = (double) area.width * area.height;
        return new Rgb((int) Math.round(redSum / count), (int) Math.round(greenSum / count),
                (int) Math.round(blueSum / count));
    }

    /** How near a rectangle of this picture is to the same of another of its size, in dB; infinite where equal. */
    public double psnr(Picture other, Rectangle area) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException(other + " is of another size than " + this);
        }
        return psnr(other::packed, area);
    }

    /** How near a rectangle is to one flat colour, in dB; infinite where equal. */
    public double psnr(Rgb colour, Rectangle area) {
        int packed = colour.red() << 16 | colour.green() << 8 | colour.blue();
        return psnr((x, y) -> packed, area);
    }

    /** How near a rectangle is to what is on a screen or in a file, in dB; infinite where equal. */
    public double psnr(BufferedImage image, Rectangle area) {
        return psnr(image::getRGB, area);
    }

    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, packed(x, y));
            }
        }
        return image;
    }

    public void savePng(Path file) throws IOException {
        ImageIO.write(image(), "png", file.toFile());
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }

    @FunctionalInterface
    private interface Colours {
        int at(int x, int y);
    }

    private double psnr(Colours others, Rectangle area) {
        long squares = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                squares += squares(packed(x, y), others.at(x, y));
            }
        }
        double samples = 3.0 * area.width * area.height;
        return squares == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255.0 * samples / squares);
    }

    private static long squares(int colour, int other) {
        long sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (colour >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += (long) difference * difference;
        }
        return sum;
    }

    /** 0xRRGGBB. */
    private int packed(int x, int y) {
        int shift = halvedChroma ? 1 : 0;
        int chromaAt = (y >> shift) * (width + shift >> shift) + (x >> shift);
        int light = LUMA * ((luma[y * width + x] & 0xFF) - 16);
        int u = (blue[chromaAt] & 0xFF) - 128;
        int v = (red[chromaAt] & 0xFF) - 128;
        return channel(light + RED_BY_V * v) << 16
                | channel(light - GREEN_BY_U * u - GREEN_BY_V * v) << 8
                | channel(light + BLUE_BY_U * u);
    }

    private static int channel(int scaled) {
        return Math.clamp(scaled + SCALE / 2 >> 16, 0, 255);
    }

    private static int coefficient(double value) {
        return (int) Math.round(value * SCALE);
    }
}
