package io.deskhost.platform.x11;

import io.deskhost.service.ServiceUnavailable;

/** The X server of a connection is gone. */
public final class X11Lost extends ServiceUnavailable {

    private static final long serialVersionUID = 1;

    X11Lost() {
        super("The X server is gone.");
    }
}
