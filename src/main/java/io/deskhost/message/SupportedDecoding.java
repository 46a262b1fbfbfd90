package io.deskhost.message;

import java.util.Optional;
import java.util.Set;

/**
 * What a peer can decode, and what it would like.
 *
 * @param prefer     empty for "automatic" and for values that nobody knows
 * @param prefer444  the peer wants full colour
 */
public record SupportedDecoding(Set<Codec> codecs, Optional<Codec> prefer, CodecAbility i444, boolean prefer444) {

    /** What a peer can that says nothing. */
    public static final SupportedDecoding VP9_ONLY =
            new SupportedDecoding(Set.of(Codec.VP9), Optional.empty(), new CodecAbility(Set.of()), false);

    public SupportedDecoding {
        codecs = Set.copyOf(codecs);
    }
}
