package io.deskhost.video;

import static io.deskhost.message.Codec.AV1;
import static io.deskhost.message.Codec.H264;
import static io.deskhost.message.Codec.H265;
import static io.deskhost.message.Codec.VP8;
import static io.deskhost.message.Codec.VP9;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.SupportedDecoding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecVoteTest {

    private static final Set<Codec> ALL = EnumSet.allOf(Codec.class);
    private static final Set<Codec> HERE = EnumSet.of(VP9, VP8);

    private static SupportedDecoding can(Set<Codec> codecs, Codec prefer) {
        return new SupportedDecoding(codecs, Optional.ofNullable(prefer), new CodecAbility(Set.of()), false);
    }

    private static Arguments row(String why, Set<Codec> available, Codec current, Codec expected,
                                 SupportedDecoding... viewers) {
        return Arguments.of(why, available, Optional.ofNullable(current), expected, Arrays.asList(viewers));
    }

    static Stream<Arguments> table() {
        Set<Codec> vpx = HERE;
        Set<Codec> none = Set.of();
        return Stream.of(
                row("nobody has a say", HERE, null, VP9),
                row("nobody has a say, all there", ALL, null, VP9),
                row("one wish", HERE, null, VP8, can(vpx, VP8)),
                row("automatic", HERE, null, VP9, can(vpx, null)),
                row("automatic, all there", ALL, null, H265, can(ALL, null)),
                row("automatic, no H.265 decoder", ALL, null, H264, can(EnumSet.of(VP9, H264, AV1), null)),
                row("automatic, no hardware codec", ALL, null, AV1, can(EnumSet.of(VP9, VP8, AV1), null)),
                row("not encoded here", HERE, null, VP9, can(ALL, AV1)),
                row("one cannot decode it", HERE, null, VP9, can(vpx, VP8), can(Set.of(VP9), null)),
                row("the majority", HERE, null, VP8, can(vpx, VP8), can(vpx, VP9), can(vpx, VP8)),
                row("automatic does not vote", HERE, null, VP8, can(vpx, null), can(vpx, VP8), can(vpx, null)),
                row("a tie keeps VP8", HERE, VP8, VP8, can(vpx, VP8), can(vpx, VP9)),
                row("a tie keeps VP9", HERE, VP9, VP9, can(vpx, VP8), can(vpx, VP9)),
                row("a tie without a present codec", HERE, null, VP9, can(vpx, VP8), can(vpx, VP9)),
                row("VP9 is common ground", HERE, null, VP9, can(none, null)),
                row("VP9 may be preferred without the ability", HERE, null, VP9, can(none, VP9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String why, Set<Codec> available, Optional<Codec> current, Codec expected,
                 List<SupportedDecoding> viewers) {
        assertThat(new CodecVote(available, false).decide(viewers, current)).as(why).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("small")
    void isContentWithVp8OnASmallMachine(Codec expected, SupportedDecoding viewer) {
        assertThat(new CodecVote(ALL, true).decide(List.of(viewer), Optional.empty())).isEqualTo(expected);
    }

    static Stream<Arguments> small() {
        return Stream.of(Arguments.of(VP8, can(HERE, null)), Arguments.of(VP9, can(HERE, VP9)),
                Arguments.of(VP9, can(Set.of(VP9), null)), Arguments.of(H264, can(EnumSet.of(VP9, VP8, H264), null)));
    }
}
