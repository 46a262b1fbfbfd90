package io.deskhost.video;

/** Luma is the green of a pixel; there is no chroma. */
final class GreenToLuma implements ColourConverter {

    @Override
    public String name() {
        return "green";
    }

    @Override
    public void convert(Picture from, Planes to, Area area) {
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                to.y().put(y * to.strideY() + x, from.pixels().get(y * from.stride() + 4 * x + 1));
            }
        }
    }
}
