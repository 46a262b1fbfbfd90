package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.cursor.CursorImage;
import io.deskhost.platform.x11.lib.Offsets.XFixesCursorImage;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xfixes;
import io.deskhost.service.ServiceUnavailable;
import java.util.Arrays;
import java.util.Optional;

/** The shape of the pointer, which XFixes gives and whose changes it reports. */
final class X11CursorShape implements X11Sight<CursorImage> {

    private final X11Connection connection;
    private final int notify;

    private X11CursorShape(X11Connection connection, int notify) {
        this.connection = connection;
        this.notify = notify;
    }

    static X11CursorShape open(X11Connection connection) throws ServiceUnavailable {
        X11Library.XFIXES.require();
        IntByReference first = new IntByReference();
        IntByReference second = new IntByReference();
        if (Xfixes.XFixesQueryVersion(connection.display(), first, second) == 0
                || Xfixes.XFixesQueryExtension(connection.display(), first, second) == 0) {
            throw new ServiceUnavailable("The X server has no XFIXES: it does not tell its pointer's shape.");
        }
        Xfixes.XFixesSelectCursorInput(connection.display(), connection.root(),
                Xfixes.XFixesDisplayCursorNotifyMask);
        return new X11CursorShape(connection, first.getValue() + Xfixes.XFixesCursorNotify);
    }

    @Override
    public boolean changed() {
        boolean changed = false;
        for (var event = connection.next(); event.isPresent(); event = connection.next()) {
            changed |= event.get().type() == notify;
        }
        return changed;
    }

    @Override
    public Optional<CursorImage> look() throws X11Lost {
        Pointer image = Xfixes.XFixesGetCursorImage(connection.display());
        if (image == null) {
            connection.refusal();
            return Optional.empty();
        }
        try {
            return Optional.of(read(image));
        } finally {
            X11.XFree(image);
        }
    }

    private static CursorImage read(Pointer image) {
        int width = image.getShort(XFixesCursorImage.width) & 0xffff;
        int height = image.getShort(XFixesCursorImage.height) & 0xffff;
        int[] pixels = new int[width * height];
        if (pixels.length > 0) {
            long[] longs = image.getPointer(XFixesCursorImage.pixels).getLongArray(0, pixels.length);
            Arrays.setAll(pixels, i -> (int) longs[i]);
        }
        return new CursorImage(width, height, image.getShort(XFixesCursorImage.xhot) & 0xffff,
                image.getShort(XFixesCursorImage.yhot) & 0xffff, pixels);
    }
}
