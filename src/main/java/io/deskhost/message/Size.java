package io.deskhost.message;

/** Pixels, width by height. */
public record Size(int width, int height) {

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
