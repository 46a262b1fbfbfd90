package io.deskhost.cursor;

import io.deskhost.message.CursorMessage.CursorData;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes messages of shapes: RGBA with straight alpha, {@value #LONGEST_SIDE} pixels a side at most. A shape's number
 * is a hash of all that is sent of it, so that it never stands for another shape, not even after a restart. Confined
 * to one thread.
 */
final class ShapeMessages {

    static final int LONGEST_SIDE = 256;
    /** Web clients have numbers of 53 bits. */
    private static final int ID_BITS = 53;
    /** As many as a theme has; an animated one of 60 pictures fits. */
    private static final int REMEMBERED = 64;
    private static final CursorImage HIDDEN = new CursorImage(1, 1, 0, 0, new int[1]);

    private final Compression compression;
    private final Map<Long, CursorData> made = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CursorData> eldest) {
            return size() > REMEMBERED;
        }
    };

    ShapeMessages(Compression compression) {
        this.compression = compression;
    }

    CursorData of(CursorImage given) {
        CursorImage image = ShrunkImage.toFit(given.width() > 0 && given.height() > 0 ? given : HIDDEN,
                LONGEST_SIDE);
        int hotX = Math.clamp(image.hotX(), 0, image.width() - 1);
        int hotY = Math.clamp(image.hotY(), 0, image.height() - 1);
        byte[] colours = straight(image.pixels());
        return made.computeIfAbsent(id(image.width(), image.height(), hotX, hotY, colours), id ->
                new CursorData(id, hotX, hotY, image.width(), image.height(), compression.compress(colours)));
    }

    /** Never 0, which clients take for "no shape". */
    private static long id(int width, int height, int hotX, int hotY, byte[] colours) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(4 * Integer.BYTES).putInt(width).putInt(height).putInt(hotX).putInt(hotY)
                .flip());
        return Math.max(1, ByteBuffer.wrap(digest.digest(colours)).getLong() >>> Long.SIZE - ID_BITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] straight(int[] pixels) {
        byte[] colours = new byte[4 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            for (int channel = 0; channel < 3; channel++) {
                colours[4 * i + channel] = (byte) straight(pixels[i] >>> 16 - 8 * channel & 0xff, alpha);
            }
            colours[4 * i + 3] = (byte) alpha;
        }
        return colours;
    }

    private static int straight(int premultiplied, int alpha) {
        return alpha == 0 ? 0 : Math.min(255, (255 * premultiplied + alpha / 2) / alpha);
    }
}
