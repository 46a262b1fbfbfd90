package io.deskhost.platform.vpx;

import io.deskhost.message.Codec;
import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.PictureEncoder.EncoderFailed;

/** Speed and tools of the encoders, chosen for text on a screen that changes a little at a time. */
final class VpxTuning {

    /** Sets one control of an open encoder. */
    @FunctionalInterface
    interface Control {
        void set(int id, int value) throws EncoderFailed;
    }

    private static final int VP8_SPEED = -16;
    private static final int VP9_SPEED = 8;
    private static final int MAX_INTRA_PERCENT = 300;
    private static final int LEAST_TILE_WIDTH = 256;
    /** The screen mode lets the quantiser fall by 12 of 128 steps a picture only: refinement would take ten. */
    private static final int VP8_SCREEN_OFF = 0;
    /**
     * Cyclic refresh improves what stands still at 6.6 KB for each small change, without it 0.2 KB (1080p, text):
     * what is coded coarsely is refined by the stream when it is idle.
     */
    private static final int VP9_AQ_OFF = 0;

    private VpxTuning() {
    }

    static void apply(Control control, EncoderSettings settings) throws EncoderFailed {
        control.set(Vpx.VP8E_SET_MAX_INTRA_BITRATE_PCT, MAX_INTRA_PERCENT);
        control.set(Vpx.VP8E_SET_STATIC_THRESHOLD, 0);
        if (settings.codec() == Codec.VP8) {
            control.set(Vpx.VP8E_SET_CPUUSED, VP8_SPEED);
            control.set(Vpx.VP8E_SET_NOISE_SENSITIVITY, 0);
            control.set(Vpx.VP8E_SET_SCREEN_CONTENT_MODE, VP8_SCREEN_OFF);
        } else {
            control.set(Vpx.VP8E_SET_CPUUSED, VP9_SPEED);
            control.set(Vpx.VP9E_SET_TUNE_CONTENT, Vpx.VP9E_CONTENT_SCREEN);
            control.set(Vpx.VP9E_SET_AQ_MODE, VP9_AQ_OFF);
            control.set(Vpx.VP9E_SET_ROW_MT, settings.threads() > 1 ? 1 : 0);
            control.set(Vpx.VP9E_SET_TILE_COLUMNS,
                    Math.min(log2(settings.threads()), log2(settings.width() / LEAST_TILE_WIDTH)));
        }
    }

    private static int log2(int value) {
        return value <= 1 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    }
}
