package io.deskhost.testing;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.X11Connection;
import io.deskhost.service.ServiceUnavailable;

/** A window of an {@link XClient}. Every call has been carried out by the server when it returns. */
public final class XWindow implements AutoCloseable {

    /** {@code XSetWindowAttributes}. */
    private static final int ATTRIBUTES = 112;
    private static final int BACKGROUND_PIXEL = 8;
    private static final int EVENT_MASK = 72;
    private static final int OVERRIDE_REDIRECT = 88;
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
