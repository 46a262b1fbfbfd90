package io.deskhost.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Something that happened to this host, for those who keep books of it: log, audit, event streams, meters. Never a
 * secret, never content. Names are as the peer sent them: whoever shows them cleans them ({@link CleanText}). Kinds,
 * permissions and reasons are labels ({@code desktop}, {@code block-input}, {@code peer-left}) unless said otherwise.
 */
public sealed interface HostEvent {

    Instant at();

    /** What happened to one connection. */
    sealed interface OfConnection extends HostEvent {

        String connection();

        /** The peer's address without its port. */
        String address();
    }

    /** @param sealed whether this road is encrypted */
    record PeerConnected(Instant at, String connection, String address, String road, boolean sealed)
            implements OfConnection {
    }

    /**
     * @param method      how it proved itself: {@code permanent-password}, {@code one-time-password}, ...
     * @param permissions those that are on
     */
    record PeerLoggedIn(Instant at, String connection, String address, String peerId, String peerName, String kind,
                        String method, Set<String> permissions) implements OfConnection {

        public PeerLoggedIn {
            permissions = Set.copyOf(permissions);
        }
    }

    /** @param reason what the peer was told */
    record LoginRefused(Instant at, String connection, String address, String peerId, String peerName, String reason)
            implements OfConnection {
    }

    record PermissionChanged(Instant at, String connection, String address, String peerId, String permission,
                             boolean allowed) implements OfConnection {
    }

    /**
     * @param peerId   empty when it never said
     * @param loggedIn whether it ever got past the login
     */
    record PeerClosed(Instant at, String connection, String address, String peerId, boolean loggedIn, String reason,
                      Duration lasted) implements OfConnection {
    }

    /** @param pid process of the desktop role */
    record DesktopUp(Instant at, String user, String display, long pid) implements HostEvent {
    }

    record DesktopDown(Instant at, String reason) implements HostEvent {
    }
}
