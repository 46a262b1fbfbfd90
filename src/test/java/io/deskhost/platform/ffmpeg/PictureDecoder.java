package io.deskhost.platform.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.deskhost.message.Codec;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Decodes as clients do: every packet must bring a picture at once. */
public final class PictureDecoder implements AutoCloseable {

    private final AVCodecContext context;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();

    public PictureDecoder(Codec codec) {
        var decoder = avcodec_find_decoder(codec == Codec.VP8 ? AV_CODEC_ID_VP8 : AV_CODEC_ID_VP9);
        context = avcodec_alloc_context3(decoder);
        context.thread_count(1);
        if (avcodec_open2(context, decoder, (AVDictionary) null) < 0) {
            throw new IllegalStateException("no decoder for " + codec);
        }
    }

    /** @throws IllegalStateException when the packet brings no picture */
    public Decoded decode(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        try (BytePointer memory = new BytePointer(bytes.length + 64L)) {
            memory.zero();
            memory.put(bytes, 0, bytes.length);
            packet.data(memory).size(bytes.length);
            if (avcodec_send_packet(context, packet) < 0 || avcodec_receive_frame(context, frame) < 0) {
                throw new IllegalStateException("a packet of " + bytes.length + " bytes brought no picture");
            }
        }
        if (frame.format() != AV_PIX_FMT_YUV420P) {
            throw new IllegalStateException("pixel format " + frame.format());
        }
        int width = frame.width();
        int height = frame.height();
        return new Decoded(width, height, plane(0, width, height), plane(1, (width + 1) / 2, (height + 1) / 2),
                plane(2, (width + 1) / 2, (height + 1) / 2));
    }

    private byte[] plane(int index, int width, int height) {
        byte[] plane = new byte[width * height];
        int stride = frame.linesize(index);
        for (int row = 0; row < height; row++) {
            frame.data(index).position((long) row * stride).get(plane, row * width, width);
            frame.data(index).position(0);
        }
        return plane;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
