package io.deskhost.platform.vpx;

import io.deskhost.message.Codec;
import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A {@code vpx_codec_enc_cfg_t} for screens: no delay, a steady rate, and no picture ever dropped. */
final class VpxConfig {

    private static final int MILLISECONDS = 1000;
    private static final int UNDERSHOOT_PERCENT = 95;
    /**
     * The threads of VP8 wait for each other by spinning: with two of them a small change takes 6 ms and 10 ms of
     * processor time, with one 4.3 ms and 4.5 ms; a full picture 12 ms instead of 16 (1080p, two processors).
     */
    private static final int VP8_THREADS = 1;

    private final VpxAbi.Cfg at;
    private final MemorySegment cfg;

    VpxConfig(VpxLibrary library, MemorySegment iface, EncoderSettings settings, Arena arena) throws EncoderFailed {
        at = library.abi().cfg();
        cfg = arena.allocate(library.abi().sizes().cfg(), Long.BYTES);
        int code = library.vpx().vpx_codec_enc_config_default(iface, cfg, 0);
        if (code != Vpx.VPX_CODEC_OK) {
            throw new EncoderFailed("default settings: " + library.vpx().vpx_codec_err_to_string(code));
        }
        picture(settings);
        put(at.errorResilient(), 0);
        put(at.lagInFrames(), 0);
        put(at.dropFrameThreshold(), 0);
        put(at.endUsage(), Vpx.VPX_CBR);
        put(at.undershoot(), UNDERSHOOT_PERCENT);
        put(at.keyFrameMode(), Vpx.VPX_KF_DISABLED);
        rate(settings.rate());
    }

    private void picture(EncoderSettings settings) {
        put(at.threads(), settings.codec() == Codec.VP8 ? VP8_THREADS : settings.threads());
        put(at.width(), settings.width());
        put(at.height(), settings.height());
        put(at.timebaseNum(), 1);
        put(at.timebaseDen(), MILLISECONDS);
    }

    /** The buffers are short: a screen that changes after a pause must not be sent at the price of the pause. */
    void rate(EncoderSettings.Rate rate) {
        put(at.targetBitrate(), rate.kbps());
        put(at.minQuantizer(), rate.quantMin());
        put(at.maxQuantizer(), rate.quantMax());
        put(at.bufferInitial(), 500);
        put(at.bufferOptimal(), 600);
        put(at.bufferSize(), 1000);
    }

    MemorySegment segment() {
        return cfg;
    }

    private void put(long offset, int value) {
        cfg.set(ValueLayout.JAVA_INT, offset, value);
    }
}
