package io.deskhost.message;

import java.util.Set;

/** Codecs that can do 4:4:4. */
public record CodecAbility(Set<Codec> codecs) {

    public CodecAbility {
        codecs = Set.copyOf(codecs);
    }
}
