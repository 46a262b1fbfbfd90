package io.deskhost.wire;

import io.netty.buffer.ByteBuf;

/**
 * The header of a frame: 1 to 4 bytes, little endian, holding {@code length << 2 | bytes of header - 1}.
 * <pre>
 *   length up to   63   16383   4194303   1073741823
 *   header          1       2         3            4   bytes, the shortest form; readers take any
 * </pre>
 */
final class FrameHeader {

    static final int MAX_LENGTH = (1 << 30) - 1;

    private FrameHeader() {
    }

    /** Bytes of the shortest header. @throws IllegalArgumentException for a length that no header can tell */
    static int size(int length) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a frame of " + length + " bytes");
        }
        return length < 1 << 6 ? 1 : length < 1 << 14 ? 2 : length < 1 << 22 ? 3 : 4;
    }

    static void write(ByteBuf out, int length) {
        var size = size(length);
        var value = length << 2 | size - 1;
        for (var i = 0; i < size; i++) {
            out.writeByte(value >>> 8 * i);
        }
    }

    /** Bytes of the header that begins with these bits. */
    static int sizeFrom(int value) {
        return (value & 3) + 1;
    }

    /** Length of the payload that a complete header tells. */
    static int lengthFrom(int value) {
        return value >>> 2;
    }
}
