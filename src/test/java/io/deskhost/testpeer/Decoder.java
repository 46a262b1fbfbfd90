package io.deskhost.testpeer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import com.google.protobuf.ByteString;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** One of FFmpeg's decoders. Confined to one thread; native memory lives until {@link #close}. */
final class Decoder implements AutoCloseable {

    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    private final VideoCodec codec;
    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();

    /** What a packet brought. */
    sealed interface Decoded {

        record Shown(Picture picture, boolean fullRange) implements Decoded {
        }

        /** No picture, though no error either. */
        record Nothing() implements Decoded {
        }

        record Failed(int error) implements Decoded {
        }
    }

    Decoder(VideoCodec codec) {
        this.codec = codec;
        AVCodec decoder = avcodec_find_decoder_by_name(codec.decoder());
        if (decoder == null) {
            throw new IllegalStateException("this FFmpeg has no decoder " + codec.decoder());
        }
        context = avcodec_alloc_context3(decoder);
        context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY);
        context.thread_count(1);
        if (avcodec_open2(context, decoder, (AVDictionary) null) < 0) {
            close();
            throw new IllegalStateException("the decoder " + codec.decoder() + " does not open");
        }
    }

    VideoCodec codec() {
        return codec;
    }

    /** Decodes one packet; the last of its pictures counts, as clients show only that. */
    Decoded decode(ByteString data) {
        if (data.isEmpty()) {
            return new Decoded.Nothing();
        }
        int sent = send(data);
        Decoded decoded = sent < 0 ? new Decoded.Failed(sent) : new Decoded.Nothing();
        while (avcodec_receive_frame(context, frame) >= 0) {
            decoded = new Decoded.Shown(picture(), frame.color_range() == AVCOL_RANGE_JPEG);
        }
        return decoded;
    }

    private int send(ByteString data) {
        av_new_packet(packet, data.size());
        packet.data().put(data.toByteArray(), 0, data.size());
        int sent = avcodec_send_packet(context, packet);
        av_packet_unref(packet);
        return sent;
    }

    private Picture picture() {
        int width = frame.width();
        int height = frame.height();
        boolean halved = halvedChroma(frame.format());
        int chromaWidth = halved ? (width + 1) / 2 : width;
        int chromaHeight = halved ? (height + 1) / 2 : height;
        return new Picture(width, height, plane(0, width, height), plane(1, chromaWidth, chromaHeight),
                plane(2, chromaWidth, chromaHeight), halved);
    }

    private static boolean halvedChroma(int format) {
        return switch (format) {
            case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P -> true;
            case AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUVJ444P -> false;
            default -> throw new IllegalStateException("pixel format " + format + " is not of the protocol");
        };
    }

    private byte[] plane(int index, int width, int height) {
        BytePointer data = frame.data(index);
        int stride = frame.linesize(index);
        byte[] plane = new byte[width * height];
        for (int row = 0; row < height; row++) {
            data.position((long) row * stride).get(plane, row * width, width);
        }
        return plane;
    }

    @Override
    public void close() {
        avcodec_free_context(context);
        av_packet_free(packet);
        av_frame_free(frame);
    }
}
