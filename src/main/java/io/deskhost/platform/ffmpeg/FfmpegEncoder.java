package io.deskhost.platform.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
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
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.deskhost.message.Codec;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.Planes;
import io.deskhost.video.Region;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * VP8 or VP9 through avcodec. It knows no active map, and of a new rate only the worst quantiser reaches the running
 * encoder (8.0.1 refuses one below the best quantiser of the start, so that is low). The quantiser of a packet is not
 * told: the worst allowed one is reported.
 */
final class FfmpegEncoder implements PictureEncoder {

    private static final int MILLISECONDS = 1000;
    private static final int BITS = 1000;
    private static final int BEST_QUANTISER = 4;

    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private final EncoderSettings settings;
    private boolean broken = true;
    private boolean closed;

    FfmpegEncoder(EncoderSettings settings) throws EncoderFailed {
        this.settings = settings;
        AVCodec codec = avcodec_find_encoder_by_name(settings.codec() == Codec.VP8 ? "libvpx" : "libvpx-vp9");
        if (codec == null) {
            throw new EncoderFailed("FFmpeg was built without an encoder for " + settings.codec());
        }
        context = avcodec_alloc_context3(codec);
        describe();
        AVDictionary options = options();
        int code = avcodec_open2(context, codec, options);
        av_dict_free(options);
        if (code < 0) {
            close();
            throw new EncoderFailed("open: " + text(code));
        }
    }

    private void describe() {
        context.width(settings.width()).height(settings.height()).pix_fmt(AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(MILLISECONDS);
        context.framerate().num(settings.rate().fps()).den(1);
        context.thread_count(settings.threads()).gop_size(Integer.MAX_VALUE).max_b_frames(0);
        long bits = (long) settings.rate().kbps() * BITS;
        context.bit_rate(bits).rc_max_rate(bits).rc_min_rate(bits).rc_buffer_size((int) Math.min(bits, 1 << 30));
        context.qmin(BEST_QUANTISER).qmax(settings.rate().quantMax());
    }

    private AVDictionary options() {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "deadline", "realtime", 0);
        av_dict_set(options, "lag-in-frames", "0", 0);
        av_dict_set(options, "drop-threshold", "0", 0);
        av_dict_set(options, "max-intra-rate", "300", 0);
        if (settings.codec() == Codec.VP8) {
            av_dict_set(options, "cpu-used", "-16", 0);
        } else {
            av_dict_set(options, "cpu-used", "8", 0);
            av_dict_set(options, "tune-content", "screen", 0);
            av_dict_set(options, "row-mt", "1", 0);
        }
        return options;
    }

    @Override
    public Packet encode(Planes planes, Region damage, boolean key, long pts) throws EncoderFailed {
        if (planes.width() != settings.width() || planes.height() != settings.height()) {
            throw new EncoderFailed("the planes have another size");
        }
        frame.format(AV_PIX_FMT_YUV420P).width(planes.width()).height(planes.height()).pts(pts);
        frame.pict_type(key || broken ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
        point(0, planes.y(), planes.strideY());
        point(1, planes.u(), planes.strideUv());
        point(2, planes.v(), planes.strideUv());
        av_packet_unref(packet);
        check("encode", avcodec_send_frame(context, frame));
        check("packet", avcodec_receive_packet(context, packet));
        broken = false;
        ByteBuffer data = packet.data().capacity(packet.size()).asByteBuffer();
        return new Packet(data, (packet.flags() & AV_PKT_FLAG_KEY) != 0, context.qmax());
    }

    private void point(int plane, ByteBuffer memory, int stride) {
        frame.data(plane, new BytePointer(memory.duplicate().clear())).linesize(plane, stride);
    }

    private static void check(String what, int code) throws EncoderFailed {
        if (code < 0) {
            throw new EncoderFailed(what + ": " + text(code));
        }
    }

    private static String text(int code) {
        byte[] words = new byte[256];
        av_strerror(code, words, words.length);
        return new String(words, StandardCharsets.UTF_8).trim();
    }

    @Override
    public void sent(boolean sent) {
        broken |= !sent;
    }

    @Override
    public void rate(EncoderSettings.Rate rate) {
        context.qmax(Math.max(BEST_QUANTISER, rate.quantMax()));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }
}
