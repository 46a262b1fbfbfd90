package io.deskhost.platform.vpx;

import io.deskhost.message.Codec;
import io.deskhost.video.EncoderFactory;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.EncoderTrial;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encoders of libvpx. Without the library, or with an unknown interface of it, there are none. */
public final class VpxEncoderFactory implements EncoderFactory {

    private static final Logger log = LoggerFactory.getLogger(VpxEncoderFactory.class);
    private static final Set<Codec> OFFERED = EnumSet.of(Codec.VP8, Codec.VP9);

    private final @Nullable VpxLibrary library;
    private final Set<Codec> codecs;

    /** Looks for the library and tries each of its encoders. */
    public VpxEncoderFactory() {
        this(VpxLibrary.find());
    }

    VpxEncoderFactory(VpxLibrary.Search search) {
        library = switch (search) {
            case VpxLibrary.Search.Found(VpxLibrary found) -> found;
            case VpxLibrary.Search.Missing(String why) -> {
                log.info("libvpx is not used: {}", why);
                yield null;
            }
        };
        codecs = library == null ? Set.of() : EncoderTrial.passed(this, OFFERED);
    }

    @Override
    public String name() {
        return "libvpx";
    }

    @Override
    public Set<Codec> codecs() {
        return codecs;
    }

    @Override
    public PictureEncoder open(EncoderSettings settings) throws EncoderFailed {
        if (library == null || !OFFERED.contains(settings.codec())) {
            throw new EncoderFailed("libvpx has no encoder for " + settings.codec());
        }
        return new VpxEncoder(library, settings);
    }
}
