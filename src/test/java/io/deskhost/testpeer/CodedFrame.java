package io.deskhost.testpeer;

import com.google.protobuf.ByteString;

/**
 * One coded picture as it arrived.
 *
 * @param arrived {@link System#nanoTime()} of its arrival
 * @param key     what its flag says
 * @param pts     milliseconds since the start of the encoder
 * @param bytes   size of {@code data}, also where that was not kept
 * @param data    the packet; empty where the peer keeps no media
 */
public record CodedFrame(long arrived, int display, VideoCodec codec, boolean key, long pts, int bytes,
                         ByteString data) {

    CodedFrame forgotten() {
        return new CodedFrame(arrived, display, codec, key, pts, bytes, ByteString.EMPTY);
    }

    @Override
    public String toString() {
        return codec + (key ? " key" : "") + " frame of display " + display + ", " + bytes + " bytes, pts " + pts;
    }
}
