package io.deskhost.testpeer;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import com.google.protobuf.ByteString;
import io.deskhost.wire.proto.Peer.EncodedVideoFrame;
import io.deskhost.wire.proto.Peer.EncodedVideoFrames;
import io.deskhost.wire.proto.Peer.VideoFrame;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Makes small streams of flat colours with FFmpeg's encoders, for tests of what decodes them. */
final class TestEncoder implements AutoCloseable {

    private final VideoCodec codec;
    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private long pts;

    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    TestEncoder(VideoCodec codec, int width, int height) {
        this.codec = codec;
        AVCodec encoder = avcodec_find_encoder_by_name(name(codec));
        context = avcodec_alloc_context3(encoder);
        context.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P).bit_rate(500_000).gop_size(1000)
                .thread_count(1);
        context.time_base().num(1).den(1000);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "deadline", "realtime", 0);
        av_dict_set(options, "usage", "realtime", 0);
        av_dict_set(options, "lag-in-frames", "0", 0);
        av_dict_set(options, "cpu-used", "8", 0);
        int opened = avcodec_open2(context, encoder, options);
        av_dict_free(options);
        if (opened < 0) {
            throw new IllegalStateException("the encoder does not open: " + opened);
        }
        frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
        av_frame_get_buffer(frame, 0);
    }

    private static String name(VideoCodec codec) {
        return switch (codec) {
            case VP8 -> "libvpx";
            case VP9 -> "libvpx-vp9";
            case AV1 -> "libaom-av1";
            case H264, H265 -> throw new IllegalArgumentException("no encoder for " + codec);
        };
    }

    VideoFrame frame(int display, Rgb colour, boolean key) {
        EncodedVideoFrames packets = EncodedVideoFrames.newBuilder().addFrames(EncodedVideoFrame.newBuilder()
                .setData(encode(colour, key)).setKey(key).setPts(pts)).build();
        VideoFrame.Builder built = VideoFrame.newBuilder().setDisplay(display);
        return switch (codec) {
            case VP8 -> built.setVp8S(packets).build();
            case VP9 -> built.setVp9S(packets).build();
            case AV1 -> built.setAv1S(packets).build();
            case H264, H265 -> throw new IllegalStateException();
        };
    }

    ByteString encode(Rgb colour, boolean key) {
        av_frame_make_writable(frame);
        fill(0, frame.width(), frame.height(),
                16 + 0.257 * colour.red() + 0.504 * colour.green() + 0.098 * colour.blue());
        int chromaWidth = (frame.width() + 1) / 2;
        int chromaHeight = (frame.height() + 1) / 2;
        fill(1, chromaWidth, chromaHeight,
                128 - 0.148 * colour.red() - 0.291 * colour.green() + 0.439 * colour.blue());
        fill(2, chromaWidth, chromaHeight,
                128 + 0.439 * colour.red() - 0.368 * colour.green() - 0.071 * colour.blue());
        pts += 33;
        frame.pts(pts).pict_type(key ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        return packet(avcodec_send_frame(context, frame));
    }

    private ByteString packet(int sent) {
        if (sent < 0 || avcodec_receive_packet(context, packet) < 0) {
            throw new IllegalStateException("nothing encoded");
        }
        byte[] data = new byte[packet.size()];
        packet.data().get(data);
        av_packet_unref(packet);
        return ByteString.copyFrom(data);
    }

    private void fill(int plane, int width, int height, double value) {
        BytePointer data = frame.data(plane);
        byte[] row = new byte[width];
        Arrays.fill(row, (byte) Math.round(value));
        for (int y = 0; y < height; y++) {
            data.position((long) y * frame.linesize(plane)).put(row, 0, width);
        }
    }

    @Override
    public void close() {
        avcodec_free_context(context);
        av_frame_free(frame);
        av_packet_free(packet);
    }
}
