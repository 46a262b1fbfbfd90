package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.EncodedVideoFrames;
import io.deskhost.wire.proto.Peer.SupportedDecoding;
import io.deskhost.wire.proto.Peer.VideoFrame;
import java.util.List;
import java.util.Set;

/** The codecs of the protocol, and the decoder of FFmpeg for each. */
public enum VideoCodec {

    VP8("vp8"), VP9("vp9"), AV1("libaom-av1"), H264("h264"), H265("hevc");

    private final String decoder;

    VideoCodec(String decoder) {
        this.decoder = decoder;
    }

    String decoder() {
        return decoder;
    }

    /** The codec of a frame; {@code IllegalArgumentException} for the raw kinds that nobody may send. */
    static VideoCodec of(VideoFrame frame) {
        return switch (frame.getUnionCase()) {
            case VP8S -> VP8;
            case VP9S -> VP9;
            case AV1S -> AV1;
            case H264S -> H264;
            case H265S -> H265;
            case RGB, YUV, UNION_NOT_SET ->
                    throw new IllegalArgumentException("a frame of kind " + frame.getUnionCase());
        };
    }

    static EncodedVideoFrames packets(VideoFrame frame) {
        return switch (of(frame)) {
            case VP8 -> frame.getVp8S();
            case VP9 -> frame.getVp9S();
            case AV1 -> frame.getAv1S();
            case H264 -> frame.getH264S();
            case H265 -> frame.getH265S();
        };
    }

    /** What a client that decodes these tells the host. */
    static SupportedDecoding abilities(Set<VideoCodec> codecs, SupportedDecoding.PreferCodec preferred) {
        return SupportedDecoding.newBuilder()
                .setAbilityVp8(codecs.contains(VP8) ? 1 : 0).setAbilityVp9(codecs.contains(VP9) ? 1 : 0)
                .setAbilityAv1(codecs.contains(AV1) ? 1 : 0).setAbilityH264(codecs.contains(H264) ? 1 : 0)
                .setAbilityH265(codecs.contains(H265) ? 1 : 0).setPrefer(preferred).build();
    }

    static VideoCodec named(String name) {
        return List.of(values()).stream().filter(codec -> codec.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no codec " + name));
    }
}
