package io.deskhost.wire;

import io.deskhost.message.Codec;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage;
import io.deskhost.message.VideoMessage.AutoAdjustFps;
import io.deskhost.message.VideoMessage.ClientRecording;
import io.deskhost.message.VideoMessage.EncodingChanged;
import io.deskhost.message.VideoMessage.RefreshAll;
import io.deskhost.message.VideoMessage.RefreshDisplay;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.message.VideoMessage.VideoReceived;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

final class VideoCodec {

    private VideoCodec() {
    }

    /** The first packet of a frame; a frame without one, or of a form that no peer makes, is unknown. */
    static SessionMessage read(Peer.VideoFrame frame, ByteBufAllocator allocator) {
        return switch (frame.getUnionCase()) {
            case VP9S -> read(Codec.VP9, frame.getDisplay(), frame.getVp9S(), allocator);
            case VP8S -> read(Codec.VP8, frame.getDisplay(), frame.getVp8S(), allocator);
            case AV1S -> read(Codec.AV1, frame.getDisplay(), frame.getAv1S(), allocator);
            case H264S -> read(Codec.H264, frame.getDisplay(), frame.getH264S(), allocator);
            case H265S -> read(Codec.H265, frame.getDisplay(), frame.getH265S(), allocator);
            case RGB, YUV, UNION_NOT_SET -> new UnknownMessage();
        };
    }

    static ByteBuf write(VideoMessage message, ByteBufAllocator allocator) {
        return switch (message) {
            case VideoFrame frame -> VideoFrameBytes.of(frame, allocator);
            case RefreshAll(var wanted) -> misc(misc().setRefreshVideo(wanted), allocator);
            case RefreshDisplay(var display) -> misc(misc().setRefreshVideoDisplay(display), allocator);
            case VideoReceived() -> misc(misc().setVideoReceived(true), allocator);
            case ClientRecording(var recording) -> misc(misc().setClientRecordStatus(recording), allocator);
            case AutoAdjustFps(var fps) -> misc(misc().setAutoAdjustFps(fps), allocator);
            case EncodingChanged(var encoding) ->
                    misc(misc().setSupportedEncoding(AbilityCodec.write(encoding)), allocator);
        };
    }

    private static SessionMessage read(Codec codec, int display, Peer.EncodedVideoFrames frames,
                                       ByteBufAllocator allocator) {
        if (frames.getFramesCount() == 0) {
            return new UnknownMessage();
        }
        var first = frames.getFrames(0);
        var data = allocator.buffer(first.getData().size());
        data.writeBytes(first.getData().asReadOnlyByteBuffer());
        return new VideoFrame(codec, display, first.getKey(), first.getPts(), data);
    }

    private static Peer.Misc.Builder misc() {
        return Peer.Misc.newBuilder();
    }

    private static ByteBuf misc(Peer.Misc.Builder misc, ByteBufAllocator allocator) {
        return MessageBytes.of(Peer.Message.newBuilder().setMisc(misc).build(), allocator);
    }
}
