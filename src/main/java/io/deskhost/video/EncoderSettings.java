package io.deskhost.video;

import io.deskhost.message.Codec;

/** @param threads at least 1 */
public record EncoderSettings(Codec codec, int width, int height, int threads, Rate rate) {

    /**
     * @param kbps       target, kbit/s
     * @param fps        the rate at which pictures are expected
     * @param quantMin   best quantiser of the scale 0 to 63
     * @param quantMax   worst quantiser of the scale 0 to 63
     */
    public record Rate(int kbps, int fps, int quantMin, int quantMax) {
    }
}
