package io.deskhost.video;

/** Converts colours for encoders. Safe for several threads on different planes. */
public interface ColourConverter {

    /** How it is done, for the log: {@code libyuv}, {@code swscale}. */
    String name();

    /**
     * Converts an area, which is widened to even coordinates where 4:2:0 needs it.
     *
     * @throws IllegalArgumentException when picture and planes differ in size or the area lies outside
     */
    void convert(Picture from, Planes to, Area area);
}
