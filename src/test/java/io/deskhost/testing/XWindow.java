package io.deskhost.testing;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.X11Connection;
import io.deskhost.service.ServiceUnavailable;
import java.util.Arrays;

/** A window of an {@link XClient}. Every call has been carried out by the server when it returns. */
public final class XWindow implements AutoCloseable {

    /** {@code XSetWindowAttributes}. */
    private static final int ATTRIBUTES = 112;
    private static final int BACKGROUND_PIXEL = 8;
    private static final int EVENT_MASK = 72;
    private static final int OVERRIDE_REDIRECT = 88;
    /** {@code XColor}. */
    private static final int COLOUR = 16;
    private static final int COLOUR_RED = 8;
    private static final long INPUT = Xlib.KeyPressMask | Xlib.KeyReleaseMask | Xlib.ButtonPressMask
            | Xlib.ButtonReleaseMask | Xlib.PointerMotionMask;

    private final XClient client;
    private final long id;
    private final Pointer gc;

    private XWindow(XClient client, long id, Pointer gc) {
        this.client = client;
        this.id = id;
        this.gc = gc;
    }

    static XWindow create(XClient client, X11Connection connection, int x, int y, int width, int height, int rgb)
            throws ServiceUnavailable {
        Pointer display = connection.display();
        try (Memory attributes = new Memory(ATTRIBUTES)) {
            attributes.clear();
            attributes.setLong(BACKGROUND_PIXEL, rgb);
            attributes.setLong(EVENT_MASK, INPUT);
            attributes.setInt(OVERRIDE_REDIRECT, 1);
            long id = Xlib.XCreateWindow(display, connection.root(), x, y, width, height, 0, 0, 0, null,
                    Xlib.CWBackPixel | Xlib.CWOverrideRedirect | Xlib.CWEventMask, attributes);
            Xlib.XMapRaised(display, id);
            return new XWindow(client, id, Xlib.XCreateGC(display, id, 0, null));
        }
    }

    /** The window's XID. */
    public long id() {
        return id;
    }

    /** Fills a rectangle of the window; 0xRRGGBB. */
    public XWindow fill(int x, int y, int width, int height, int rgb) {
        client.ask(connection -> {
            Xlib.XSetForeground(connection.display(), gc, rgb);
            return Xlib.XFillRectangle(connection.display(), id, gc, x, y, width, height);
        });
        return this;
    }

    /** Gives it one of X's own cursors, such as 34 (crosshair), 60 (hand) or 152 (text). */
    public XWindow cursor(int shape) {
        client.ask(connection -> Xlib.XDefineCursor(connection.display(), id,
                Xlib.XCreateFontCursor(connection.display(), shape)));
        return this;
    }

    /** Gives it a cursor that is a rectangle of one colour; 0xRRGGBB. */
    public XWindow cursor(int width, int height, int hotX, int hotY, int rgb) {
        client.ask(connection -> Xlib.XDefineCursor(connection.display(), id,
                rectangle(connection.display(), width, height, hotX, hotY, rgb)));
        return this;
    }

    private long rectangle(Pointer display, int width, int height, int hotX, int hotY, int rgb) {
        byte[] bits = new byte[(width + 7) / 8 * height];
        Arrays.fill(bits, (byte) 0xff);
        long bitmap = Xlib.XCreateBitmapFromData(display, id, bits, width, height);
        try (Memory colour = new Memory(COLOUR)) {
            colour.clear();
            for (int channel = 0; channel < 3; channel++) {
                colour.setShort(COLOUR_RED + 2L * channel, (short) ((rgb >> 16 - 8 * channel & 0xff) * 0x101));
            }
            return Xlib.XCreatePixmapCursor(display, bitmap, bitmap, colour, colour, hotX, hotY);
        }
    }

    /** Gives it the keyboard. */
    public XWindow focus() {
        client.ask(connection -> Xlib.XSetInputFocus(connection.display(), id, Xlib.RevertToPointerRoot, 0));
        return this;
    }

    public XWindow raise() {
        client.ask(connection -> Xlib.XRaiseWindow(connection.display(), id));
        return this;
    }

    public XWindow title(String title) {
        client.ask(connection -> Xlib.XStoreName(connection.display(), id, title));
        return this;
    }

    public XWindow place(int x, int y, int width, int height) {
        client.ask(connection -> Xlib.XMoveResizeWindow(connection.display(), id, x, y, width, height));
        return this;
    }

    /** Destroys the window; that its client or server is already gone does not matter. */
    @Override
    public void close() {
        if (client.isOpen()) {
            client.ask(connection -> {
                Xlib.XFreeGC(connection.display(), gc);
                return Xlib.XDestroyWindow(connection.display(), id);
            });
        }
    }
}
