package io.deskhost.testpeer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Frames on a stream: 1 to 4 header bytes, which hold their own count and the payload's length, then the payload. */
final class Framing {

    private static final int LONGEST = (1 << 30) - 1;

    private Framing() {
    }

    /** The payload behind the shortest header that can hold its length. */
    static byte[] frame(byte[] payload) {
        return frame(payload, shortestHeader(payload.length));
    }

    /** The payload behind a header of {@code headerBytes}, which may be longer than it needs to be. */
    static byte[] frame(byte[] payload, int headerBytes) {
        int header = payload.length << 2 | headerBytes - 1;
        byte[] framed = new byte[headerBytes + payload.length];
        for (int i = 0; i < headerBytes; i++) {
            framed[i] = (byte) (header >>> 8 * i);
        }
        System.arraycopy(payload, 0, framed, headerBytes, payload.length);
        return framed;
    }

    /**
     * The next payload, {@code null} where the stream ends between two frames.
     *
     * @throws EOFException where it ends inside one
     */
    static byte @Nullable [] read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = length(first, in);
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the stream ends inside a payload");
        }
        return payload;
    }

    private static int length(int first, InputStream in) throws IOException {
        long header = first;
        for (int i = 1; i <= (first & 3); i++) {
            header |= (long) next(in) << 8 * i;
        }
        return (int) (header >>> 2);
    }

    private static int next(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the stream ends inside a header");
        }
        return value;
    }

    private static int shortestHeader(int length) {
        if (length > LONGEST) {
            throw new IllegalArgumentException(length + " bytes do not fit a frame");
        }
        return length < 1 << 6 ? 1 : length < 1 << 14 ? 2 : length < 1 << 22 ? 3 : 4;
    }
}
