package io.deskhost.peer;

import java.net.InetSocketAddress;

/** The listener for peers cannot be bound; the cause is what the system said. */
public final class PeerPortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final InetSocketAddress address;

    public PeerPortUnavailable(InetSocketAddress address, Throwable cause) {
        super("Cannot listen for peers at " + address, cause);
        this.address = address;
    }

    public InetSocketAddress address() {
        return address;
    }
}
