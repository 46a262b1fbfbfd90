package io.deskhost.video;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a picture as PNG: 8 bits a channel, RGBA, opaque, since the fourth byte of a screen's pixel means nothing.
 *
 * <pre>
 * 89 'PNG' CR LF 1A LF
 * IHDR  width (4) height (4) 8 6 0 0 0
 * IDAT  zlib stream of rows, each a filter (1: differences to the left; 2: to the row above) and 4 * width bytes;
 *       in pieces of up to 64 KiB
 * IEND
 * </pre>
 */
final class PngPicture {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int RGBA = 6;
    private static final int DEPTH = 8;
    private static final int PIECE = 64 << 10;
    /** Most of the gain of the best level, at a third of its time. */
    private static final int LEVEL = 6;
    private static final byte LEFT = 1;
    private static final byte ABOVE = 2;
    private static final byte OPAQUE = (byte) 0xff;
    private static final int PIXEL = 4;

    private final Still still;
    private final ByteBuf to;
    private final int limit;
    private final byte[] piece = new byte[PIECE];
    private byte[] row;
    private byte[] above;
    private final byte[][] filtered;

    /** It would have become longer than allowed. */
    static final class TooLong extends Exception {

        private static final long serialVersionUID = 1;
    }

    private PngPicture(Still still, ByteBuf to, int limit) {
        this.still = still;
        this.to = to;
        this.limit = limit;
        int bytes = PIXEL * still.width();
        row = new byte[bytes];
        above = new byte[bytes];
        filtered = new byte[][] {new byte[bytes + 1], new byte[bytes + 1]};
        filtered[0][0] = LEFT;
        filtered[1][0] = ABOVE;
    }

    /** @param limit in bytes @throws TooLong when there would be more; what was written until then remains */
    static void write(Still still, ByteBuf to, int limit) throws TooLong {
        new PngPicture(still, to, limit).write();
    }

    private void write() throws TooLong {
        to.writeLong(SIGNATURE);
        int header = begin("IHDR");
        to.writeInt(still.width()).writeInt(still.height()).writeByte(DEPTH).writeByte(RGBA).writeByte(0).writeByte(0)
                .writeByte(0);
        end(header);
        Deflater deflater = new Deflater(LEVEL);
        try {
            for (int y = 0; y < still.height(); y++) {
                read(y);
                deflater.setInput(better());
                drain(deflater);
            }
            deflater.finish();
            drain(deflater);
        } finally {
            deflater.end();
        }
        end(begin("IEND"));
    }

    private void read(int y) {
        byte[] last = above;
        above = row;
        row = last;
        still.pixels().getBytes(y * row.length, row);
        for (int i = 0; i < row.length; i += PIXEL) {
            byte blue = row[i];
            row[i] = row[i + 2];
            row[i + 2] = blue;
            row[i + 3] = OPAQUE;
        }
    }

    /** The filter that leaves the smaller numbers. */
    private byte[] better() {
        byte[] left = filtered[0];
        byte[] up = filtered[1];
        long leftSum = 0;
        long upSum = 0;
        for (int i = 0; i < row.length; i++) {
            left[i + 1] = (byte) (row[i] - (i < PIXEL ? 0 : row[i - PIXEL]));
            up[i + 1] = (byte) (row[i] - above[i]);
            leftSum += Math.abs(left[i + 1]);
            upSum += Math.abs(up[i + 1]);
        }
        return upSum <= leftSum ? up : left;
    }

    private void drain(Deflater deflater) throws TooLong {
        for (int bytes = deflater.deflate(piece); bytes > 0; bytes = deflater.deflate(piece)) {
            int data = begin("IDAT");
            to.writeBytes(piece, 0, bytes);
            end(data);
            if (to.writerIndex() > limit) {
                throw new TooLong();
            }
        }
    }

    /** @return where the chunk begins, for {@link #end} */
    private int begin(String type) {
        int start = to.writerIndex();
        to.writeInt(0).writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        return start;
    }

    private void end(int start) {
        int typeAndData = to.writerIndex() - start - 4;
        to.setInt(start, typeAndData - 4);
        CRC32 sum = new CRC32();
        sum.update(to.nioBuffer(start + 4, typeAndData));
        to.writeInt((int) sum.getValue());
    }
}
