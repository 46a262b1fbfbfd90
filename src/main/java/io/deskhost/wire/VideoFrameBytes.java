package io.deskhost.wire;

import com.google.protobuf.CodedOutputStream;
import io.deskhost.message.Codec;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A coded picture as bytes, written by hand so that its data is copied once and nothing else is made:
 * <pre>
 *   video_frame ( display, vp9s | vp8s | ... ( frames ( data, key, pts ) ) )
 * </pre>
 */
final class VideoFrameBytes {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int VIDEO_FRAME = tag(Peer.Message.VIDEO_FRAME_FIELD_NUMBER, LENGTH_DELIMITED);
    private static final int DISPLAY = tag(Peer.VideoFrame.DISPLAY_FIELD_NUMBER, VARINT);
    private static final int FRAMES = tag(Peer.EncodedVideoFrames.FRAMES_FIELD_NUMBER, LENGTH_DELIMITED);
    private static final int DATA = tag(Peer.EncodedVideoFrame.DATA_FIELD_NUMBER, LENGTH_DELIMITED);
    private static final int KEY = tag(Peer.EncodedVideoFrame.KEY_FIELD_NUMBER, VARINT);
    private static final int PTS = tag(Peer.EncodedVideoFrame.PTS_FIELD_NUMBER, VARINT);

    private VideoFrameBytes() {
    }

    static ByteBuf of(VideoFrame frame, ByteBufAllocator allocator) {
        var data = frame.data();
        var packet = nested(data.readableBytes()) + (frame.key() ? 2 : 0) + number(frame.pts());
        var packets = nested(packet);
        var picture = number(frame.display()) + nested(packets);
        var size = nested(picture);
        var out = allocator.buffer(size, size);
        head(out, VIDEO_FRAME, picture);
        number(out, DISPLAY, frame.display());
        head(out, codec(frame.codec()), packets);
        head(out, FRAMES, packet);
        head(out, DATA, data.readableBytes());
        out.writeBytes(data, data.readerIndex(), data.readableBytes());
        number(out, KEY, frame.key() ? 1 : 0);
        number(out, PTS, frame.pts());
        return out;
    }

    private static int codec(Codec codec) {
        return tag(switch (codec) {
            case VP9 -> Peer.VideoFrame.VP9S_FIELD_NUMBER;
            case VP8 -> Peer.VideoFrame.VP8S_FIELD_NUMBER;
            case AV1 -> Peer.VideoFrame.AV1S_FIELD_NUMBER;
            case H264 -> Peer.VideoFrame.H264S_FIELD_NUMBER;
            case H265 -> Peer.VideoFrame.H265S_FIELD_NUMBER;
        }, LENGTH_DELIMITED);
    }

    /** All tags here take one byte, since no field number is above 15. */
    private static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }

    private static int nested(int length) {
        return Math.addExact(1 + CodedOutputStream.computeUInt32SizeNoTag(length), length);
    }

    /** The default is not written. */
    private static int number(long value) {
        return value == 0 ? 0 : 1 + CodedOutputStream.computeUInt64SizeNoTag(value);
    }

    private static void head(ByteBuf out, int tag, int length) {
        out.writeByte(tag);
        varint(out, length);
    }

    private static void number(ByteBuf out, int tag, long value) {
        if (value != 0) {
            out.writeByte(tag);
            varint(out, value);
        }
    }

    private static void varint(ByteBuf out, long value) {
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }
}
