package io.deskhost.testpeer;

/** A colour, 8 bits a channel. */
public record Rgb(int red, int green, int blue) {

    public static final Rgb BLACK = new Rgb(0, 0, 0);
    public static final Rgb WHITE = new Rgb(255, 255, 255);
    public static final Rgb RED = new Rgb(255, 0, 0);
    public static final Rgb GREEN = new Rgb(0, 255, 0);
    public static final Rgb BLUE = new Rgb(0, 0, 255);

    /** From 0xRRGGBB. */
    public static Rgb of(int packed) {
        return new Rgb(packed >> 16 & 0xFF, packed >> 8 & 0xFF, packed & 0xFF);
    }

    /** The largest difference of a channel. */
    public int distance(Rgb other) {
        return Math.max(Math.abs(red - other.red),
                Math.max(Math.abs(green - other.green), Math.abs(blue - other.blue)));
    }

    public boolean near(Rgb other, int tolerance) {
        return distance(other) <= tolerance;
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
