package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.platform.x11.lib.Offsets.XPixmapFormatValues;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;

/** The one format of pixels that is understood: 32 bits, bytes in the order B, G, R and one without meaning. */
final class PixelFormat {

    private PixelFormat() {
    }

    /** @throws ServiceUnavailable when the root window has another */
    static void require(X11Connection connection) throws ServiceUnavailable {
        Pointer display = connection.display();
        int depth = X11.XDefaultDepth(display, X11.XDefaultScreen(display));
        int bits = bitsPerPixel(display, depth);
        if (depth != 24 && depth != 32 || bits != 32 || X11.XImageByteOrder(display) != X11.LSBFirst) {
            throw new ServiceUnavailable("The X server's screen has a depth of %d with %d bits a pixel; for now only "
                    .formatted(depth, bits) + "24 or 32 with 32 bits a pixel, little endian, is supported.");
        }
    }

    private static int bitsPerPixel(Pointer display, int depth) {
        IntByReference count = new IntByReference();
        Pointer formats = X11.XListPixmapFormats(display, count);
        if (formats == null) {
            return 0;
        }
        try {
            for (int i = 0; i < count.getValue(); i++) {
                Pointer format = formats.share((long) i * XPixmapFormatValues.SIZE);
                if (format.getInt(XPixmapFormatValues.depth) == depth) {
                    return format.getInt(XPixmapFormatValues.bits_per_pixel);
                }
            }
            return 0;
        } finally {
            X11.XFree(formats);
        }
    }
}
