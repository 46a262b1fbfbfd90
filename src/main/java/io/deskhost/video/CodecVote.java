package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.message.SupportedDecoding;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which codec the viewers of one display get: the one that most of them prefer of those that all can decode and this
 * machine can encode. VP9 is common ground, whatever a viewer says.
 *
 * @param available  what can be encoded here, not empty
 * @param fewMemory  at most 4 GiB: VP8 is then enough where nobody wishes otherwise
 */
record CodecVote(Set<Codec> available, boolean fewMemory) {

    private static final List<Codec> AUTOMATIC = List.of(Codec.H265, Codec.H264, Codec.AV1, Codec.VP9);

    CodecVote {
        available = Set.copyOf(available);
    }

    /** @param current decides between codecs with equally many votes, if it is one of them */
    Codec decide(Collection<SupportedDecoding> viewers, Optional<Codec> current) {
        Set<Codec> possible = possible(viewers);
        Map<Codec, Integer> votes = new EnumMap<>(Codec.class);
        viewers.stream().flatMap(viewer -> viewer.prefer().stream()).filter(possible::contains)
                .forEach(codec -> votes.merge(codec, 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Comparator.<Map.Entry<Codec, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(vote -> current.filter(vote.getKey()::equals).isPresent())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey).orElseGet(() -> automatic(possible));
    }

    private Set<Codec> possible(Collection<SupportedDecoding> viewers) {
        Set<Codec> possible = EnumSet.noneOf(Codec.class);
        for (Codec codec : available) {
            boolean all = !viewers.isEmpty() && viewers.stream().allMatch(viewer -> viewer.codecs().contains(codec));
            if (all || codec == Codec.VP9) {
                possible.add(codec);
            }
        }
        return possible.isEmpty() ? available : possible;
    }

    private Codec automatic(Set<Codec> possible) {
        Codec first = AUTOMATIC.stream().filter(possible::contains).findFirst().orElse(Codec.VP8);
        boolean software = first == Codec.VP9 || first == Codec.AV1;
        return fewMemory && software && possible.contains(Codec.VP8) ? Codec.VP8 : first;
    }
}
