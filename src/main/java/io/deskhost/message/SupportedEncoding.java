package io.deskhost.message;

import java.util.Set;

/** What the host can encode; VP9 is assumed by every client and has no flag of its own. */
public record SupportedEncoding(Set<Codec> codecs, CodecAbility i444) {

    public SupportedEncoding {
        codecs = Set.copyOf(codecs);
    }
}
