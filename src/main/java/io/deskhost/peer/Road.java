package io.deskhost.peer;

import java.util.Locale;

/**
 * How a peer came to this host; fixed at accept.
 *
 * @param sealed the road promises encryption: nothing is said in clear but the handshake
 */
public record Road(Kind kind, boolean sealed) {

    public static final Road DIRECT = new Road(Kind.DIRECT, false);

    /** The ways to a host. */
    public enum Kind {
        DIRECT, LAN, PUNCHED, RELAYED, BROWSER;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
