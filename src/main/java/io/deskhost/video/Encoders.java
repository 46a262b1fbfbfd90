package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All encoders of this machine, the preferred library first. Safe for any thread. */
final class Encoders {

    private final List<EncoderFactory> factories;

    Encoders(List<EncoderFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    Set<Codec> codecs() {
        Set<Codec> codecs = EnumSet.noneOf(Codec.class);
        factories.forEach(factory -> codecs.addAll(factory.codecs()));
        return codecs;
    }

    /** Opens the first that is willing. */
    PictureEncoder open(EncoderSettings settings) throws EncoderFailed {
        EncoderFailed last = new EncoderFailed("there is no encoder for " + settings.codec());
        for (EncoderFactory factory : factories) {
            if (factory.codecs().contains(settings.codec())) {
                try {
                    return factory.open(settings);
                } catch (EncoderFailed failure) {
                    last = failure;
                }
            }
        }
        throw last;
    }
}
