package io.deskhost.platform.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.deskhost.message.Codec;
import io.deskhost.video.EncoderFactory;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.EncoderTrial;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encoders of FFmpeg, for machines without a libvpx that we know. Making one loads FFmpeg's libraries. */
public final class FfmpegEncoderFactory implements EncoderFactory {

    private static final Logger log = LoggerFactory.getLogger(FfmpegEncoderFactory.class);
    private static final Set<Codec> OFFERED = EnumSet.of(Codec.VP8, Codec.VP9);

    private final Set<Codec> codecs;

    /** Tries each encoder. */
    public FfmpegEncoderFactory() {
        codecs = tried();
    }

    private Set<Codec> tried() {
        try {
            av_log_set_level(AV_LOG_FATAL);
            return EncoderTrial.passed(this, OFFERED);
        } catch (LinkageError missing) {
            log.warn("FFmpeg cannot be loaded: {}", missing.toString());
            return Set.of();
        }
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public Set<Codec> codecs() {
        return codecs;
    }

    @Override
    public PictureEncoder open(EncoderSettings settings) throws EncoderFailed {
        if (!OFFERED.contains(settings.codec())) {
            throw new EncoderFailed("FFmpeg has no encoder for " + settings.codec());
        }
        return new FfmpegEncoder(settings);
    }
}
