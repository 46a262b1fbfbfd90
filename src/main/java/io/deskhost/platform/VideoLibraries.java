package io.deskhost.platform;

import io.deskhost.platform.ffmpeg.FfmpegEncoderFactory;
import io.deskhost.platform.ffmpeg.SwscaleConverter;
import io.deskhost.platform.vpx.VpxEncoderFactory;
import io.deskhost.platform.yuv.LibyuvConverter;
import io.deskhost.video.ColourConverter;
import io.deskhost.video.EncoderFactory;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries that make video here: libvpx and libyuv where they are, FFmpeg for what is missing. FFmpeg is loaded
 * only then.
 */
public record VideoLibraries(List<EncoderFactory> encoders, ColourConverter colours) {

    private static final Logger log = LoggerFactory.getLogger(VideoLibraries.class);

    public VideoLibraries {
        encoders = List.copyOf(encoders);
    }

    /** Looks and tries, which takes some 50 ms, with FFmpeg half a second; says once what was chosen. */
    public static VideoLibraries find() {
        Optional<LibyuvConverter> libyuv = LibyuvConverter.find();
        ColourConverter colours = libyuv.isPresent() ? libyuv.get() : new SwscaleConverter();
        EncoderFactory libvpx = new VpxEncoderFactory();
        EncoderFactory encoder = libvpx.codecs().isEmpty() ? new FfmpegEncoderFactory() : libvpx;
        log.info("encoder: {} {}, colours: {}", encoder.name(), encoder.codecs().stream().sorted().toList(),
                colours.name());
        return new VideoLibraries(List.of(encoder), colours);
    }
}
