package io.deskhost.peer;

import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.SessionKind;
import io.deskhost.permission.Permission;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What is known of one connection, written by its event loop and read by anybody. */
final class PeerFacts {

    /** Longest name that is kept of what a peer says of itself. */
    private static final int LONGEST = 128;

    final String id;
    final InetAddress address;
    final Road road;
    final Instant since;
    volatile String phase = "";
    volatile Optional<SessionKind> kind = Optional.empty();
    volatile String peerId = "";
    volatile String peerName = "";
    volatile String platform = "";
    volatile String version = "";
    volatile Map<Permission, Boolean> permissions = Map.of();
    volatile int roundTrip;
    volatile long bytesReceived;
    volatile long bytesSent;
    volatile long framesSent;
    volatile long lastReceived = System.nanoTime();

    PeerFacts(String id, InetAddress address, Road road, Instant since) {
        this.id = id;
        this.address = address;
        this.road = road;
        this.since = since;
    }

    void introduced(LoginRequest request) {
        kind = Optional.of(request.session().kind());
        peerId = clean(request.myId());
        peerName = clean(request.myName());
        platform = clean(request.myPlatform());
        version = clean(request.version());
    }

    ConnectionSnapshot snapshot() {
        return new ConnectionSnapshot(id, kind, phase, peerId, peerName, platform, version, address.getHostAddress(),
                road.kind().label(), road.sealed(), permissions, since, roundTrip, bytesReceived, bytesSent,
                framesSent, false);
    }

    /** Control, format and bidirectional characters are dropped: they would lie in a log or on a page. */
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(PeerFacts::harmless).limit(LONGEST).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                 Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
