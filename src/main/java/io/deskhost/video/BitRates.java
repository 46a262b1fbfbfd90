package io.deskhost.video;

import io.deskhost.message.Codec;

/**
 * Which rate a picture of a size needs, as clients expect it of a host: presets scaled by the number of pixels, times
 * the viewer's ratio. Single precision, so that the figures are the known ones.
 */
final class BitRates {

    private static final float LEAST_RATIO = 0.1f;
    private static final float MOST_RATIO = 40;
    private static final int[][] PRESETS = {
        {640, 480, 400}, {800, 600, 500}, {1024, 768, 800}, {1280, 720, 1000}, {1366, 768, 1100}, {1440, 900, 1300},
        {1600, 900, 1500}, {1920, 1080, 2073}, {2048, 1080, 2200}, {2560, 1440, 3000}, {3440, 1440, 4000},
        {3840, 2160, 5000}, {7680, 4320, 12_000}};

    private BitRates() {
    }

    /** Rate and quantisers of an encoder. */
    static EncoderSettings.Rate rate(Codec codec, int width, int height, double ratio, int fps) {
        float clamped = Math.clamp((float) ratio, LEAST_RATIO, MOST_RATIO);
        float share = Math.min((int) (clamped * 100), 200) / 200f;
        boolean av1 = codec == Codec.AV1;
        int best = av1 ? Math.round(24 * (1 - share) + 5 * share) : Math.round(36 * (1 - share));
        int worst = av1 ? Math.round(45 * (1 - share) + 25 * share) : Math.round(56 * (1 - share) + 37 * share);
        return new EncoderSettings.Rate(target(codec, base(width, height) * clamped), fps, best, worst);
    }

    /** Kilobits a second at ratio 1. The nearest preset counts, the first of two equally near. */
    static int base(int width, int height) {
        long pixels = (long) width * height;
        int[] nearest = PRESETS[0];
        for (int[] preset : PRESETS) {
            if (distance(preset, pixels) < distance(nearest, pixels)) {
                nearest = preset;
            }
        }
        return Math.round(nearest[2] * ((float) pixels / (nearest[0] * nearest[1])));
    }

    private static long distance(int[] preset, long pixels) {
        return Math.abs((long) preset[0] * preset[1] - pixels);
    }

    private static int target(Codec codec, float kbps) {
        return (int) switch (codec) {
            case VP8, VP9, AV1 -> kbps;
            case H264 -> kbps * (kbps <= 2000 ? 2 : 1 + 1 / (1 + (kbps - 2000) * 0.001f));
            case H265 -> kbps * (kbps <= 2000 ? 1.5f : 1 + 0.5f / (1 + (kbps - 2000) * 0.001f));
        };
    }
}
