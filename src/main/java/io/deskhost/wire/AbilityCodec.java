package io.deskhost.wire;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.wire.proto.Peer;
import io.deskhost.wire.proto.Peer.SupportedDecoding.PreferCodec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which codecs a side can read or write. */
final class AbilityCodec {

    private AbilityCodec() {
    }

    static SupportedEncoding read(Peer.SupportedEncoding encoding) {
        var codecs = EnumSet.of(Codec.VP9);
        addIf(codecs, Codec.VP8, encoding.getVp8());
        addIf(codecs, Codec.AV1, encoding.getAv1());
        addIf(codecs, Codec.H264, encoding.getH264());
        addIf(codecs, Codec.H265, encoding.getH265());
        return new SupportedEncoding(codecs, read(encoding.getI444()));
    }

    static Peer.SupportedEncoding write(SupportedEncoding encoding) {
        var codecs = encoding.codecs();
        var out = Peer.SupportedEncoding.newBuilder()
                .setVp8(codecs.contains(Codec.VP8))
                .setAv1(codecs.contains(Codec.AV1))
                .setH264(codecs.contains(Codec.H264))
                .setH265(codecs.contains(Codec.H265));
        if (!encoding.i444().codecs().isEmpty()) {
            out.setI444(write(encoding.i444()));
        }
        return out.build();
    }

    static SupportedDecoding read(Peer.SupportedDecoding decoding) {
        var codecs = EnumSet.noneOf(Codec.class);
        addIf(codecs, Codec.VP9, decoding.getAbilityVp9() > 0);
        addIf(codecs, Codec.VP8, decoding.getAbilityVp8() > 0);
        addIf(codecs, Codec.AV1, decoding.getAbilityAv1() > 0);
        addIf(codecs, Codec.H264, decoding.getAbilityH264() > 0);
        addIf(codecs, Codec.H265, decoding.getAbilityH265() > 0);
        return new SupportedDecoding(codecs, prefer(decoding.getPreferValue()), read(decoding.getI444()),
                decoding.getPreferChromaValue() == Peer.Chroma.I444_VALUE);
    }

    static Peer.SupportedDecoding write(SupportedDecoding decoding) {
        var codecs = decoding.codecs();
        var out = Peer.SupportedDecoding.newBuilder()
                .setAbilityVp9(flag(codecs, Codec.VP9))
                .setAbilityVp8(flag(codecs, Codec.VP8))
                .setAbilityAv1(flag(codecs, Codec.AV1))
                .setAbilityH264(flag(codecs, Codec.H264))
                .setAbilityH265(flag(codecs, Codec.H265))
                .setPrefer(decoding.prefer().map(AbilityCodec::prefer).orElse(PreferCodec.Auto))
                .setPreferChroma(decoding.prefer444() ? Peer.Chroma.I444 : Peer.Chroma.I420);
        if (!decoding.i444().codecs().isEmpty()) {
            out.setI444(write(decoding.i444()));
        }
        return out.build();
    }

    private static CodecAbility read(Peer.CodecAbility ability) {
        var codecs = EnumSet.noneOf(Codec.class);
        addIf(codecs, Codec.VP8, ability.getVp8());
        addIf(codecs, Codec.VP9, ability.getVp9());
        addIf(codecs, Codec.AV1, ability.getAv1());
        addIf(codecs, Codec.H264, ability.getH264());
        addIf(codecs, Codec.H265, ability.getH265());
        return new CodecAbility(codecs);
    }

    private static Peer.CodecAbility write(CodecAbility ability) {
        var codecs = ability.codecs();
        return Peer.CodecAbility.newBuilder()
                .setVp8(codecs.contains(Codec.VP8))
                .setVp9(codecs.contains(Codec.VP9))
                .setAv1(codecs.contains(Codec.AV1))
                .setH264(codecs.contains(Codec.H264))
                .setH265(codecs.contains(Codec.H265))
                .build();
    }

    private static Optional<Codec> prefer(int number) {
        return switch (number) {
            case PreferCodec.VP9_VALUE -> Optional.of(Codec.VP9);
            case PreferCodec.VP8_VALUE -> Optional.of(Codec.VP8);
            case PreferCodec.AV1_VALUE -> Optional.of(Codec.AV1);
            case PreferCodec.H264_VALUE -> Optional.of(Codec.H264);
            case PreferCodec.H265_VALUE -> Optional.of(Codec.H265);
            default -> Optional.empty();
        };
    }

    private static PreferCodec prefer(Codec codec) {
        return switch (codec) {
            case VP9 -> PreferCodec.VP9;
            case VP8 -> PreferCodec.VP8;
            case AV1 -> PreferCodec.AV1;
            case H264 -> PreferCodec.H264;
            case H265 -> PreferCodec.H265;
        };
    }

    private static int flag(Set<Codec> codecs, Codec codec) {
        return codecs.contains(codec) ? 1 : 0;
    }

    private static void addIf(Set<Codec> codecs, Codec codec, boolean able) {
        if (able) {
            codecs.add(codec);
        }
    }
}
