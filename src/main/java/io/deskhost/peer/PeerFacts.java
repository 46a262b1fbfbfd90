package io.deskhost.peer;

import io.deskhost.event.CleanText;
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
    volatile boolean late;
    volatile long lastReceived = System.nanoTime();

    PeerFacts(String id, InetAddress address, Road road, Instant since) {
        this.id = id;
        this.address = address;
        this.road = road;
        this.since = since;
    }

    void introduced(LoginRequest request) {
        kind = Optional.of(request.session().kind());
        peerId = CleanText.of(request.myId(), LONGEST);
        peerName = CleanText.of(request.myName(), LONGEST);
        platform = CleanText.of(request.myPlatform(), LONGEST);
        version = CleanText.of(request.version(), LONGEST);
    }

    ConnectionSnapshot snapshot() {
        return new ConnectionSnapshot(id, kind, phase, peerId, peerName, platform, version, address.getHostAddress(),
                road.kind().label(), road.sealed(), permissions, since, roundTrip, bytesReceived, bytesSent,
                framesSent, late);
    }
}
