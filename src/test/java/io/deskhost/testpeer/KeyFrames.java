package io.deskhost.testpeer;

import com.google.protobuf.ByteString;

/** Tells from a packet itself, not from its flag, whether decoding can begin with it. */
final class KeyFrames {

    private static final int SEQUENCE_HEADER = 1;

    private KeyFrames() {
    }

    static boolean startsDecoding(VideoCodec codec, ByteString data) {
        if (data.isEmpty()) {
            return false;
        }
        return switch (codec) {
            case VP8 -> (data.byteAt(0) & 1) == 0;
            case VP9 -> vp9(data.byteAt(0));
            case AV1 -> hasSequenceHeader(data);
            case H264 -> hasUnit(data, header -> (header & 31) == 5);
            case H265 -> hasUnit(data, header -> (header >> 1 & 63) >= 16 && (header >> 1 & 63) <= 21);
        };
    }

    /** Two bits of marker, two of profile, one reserved in profile 3, show_existing_frame, frame_type (0 = key). */
    private static boolean vp9(int first) {
        int shift = (first >> 4 & 3) == 3 ? 2 : 3;
        boolean shownAgain = (first >> shift & 1) == 1;
        return !shownAgain && (first >> shift - 1 & 1) == 0;
    }

    private static boolean hasSequenceHeader(ByteString data) {
        int at = 0;
        while (at < data.size()) {
            int header = data.byteAt(at);
            if ((header >> 3 & 15) == SEQUENCE_HEADER) {
                return true;
            }
            at += (header & 4) != 0 ? 2 : 1;
            if ((header & 2) == 0) {
                return false;
            }
            int size = 0;
            int shift = 0;
            while (at < data.size()) {
                int part = data.byteAt(at++);
                size |= (part & 0x7F) << shift;
                shift += 7;
                if ((part & 0x80) == 0) {
                    break;
                }
            }
            at += size;
        }
        return false;
    }

    private static boolean hasUnit(ByteString data, java.util.function.IntPredicate wanted) {
        for (int at = 0; at + 3 < data.size(); at++) {
            if (data.byteAt(at) == 0 && data.byteAt(at + 1) == 0 && data.byteAt(at + 2) == 1
                    && wanted.test(data.byteAt(at + 3) & 0xFF)) {
                return true;
            }
        }
        return false;
    }
}
