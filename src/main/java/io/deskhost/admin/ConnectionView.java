package io.deskhost.admin;

import io.deskhost.event.CleanText;
import io.deskhost.message.SessionKind;
import io.deskhost.peer.ConnectionSnapshot;
import io.deskhost.permission.Permission;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A connection as the API tells it: the names of these components are the API's.
 *
 * @param kind            empty before the first login request
 * @param peer            what the peer says of itself, cleaned
 * @param roundTripMillis empty before it was measured
 */
record ConnectionView(String id, Optional<String> kind, String phase, Peer peer, String address, String road,
                      boolean sealed, Map<String, Boolean> permissions, Instant connectTime,
                      Optional<Integer> roundTripMillis, long bytesReceived, long bytesSent, long framesSent,
                      boolean late) {

    private static final int LONGEST = 128;

    record Peer(String id, String name, String platform, String version) {
    }

    static ConnectionView of(ConnectionSnapshot snapshot) {
        return new ConnectionView(snapshot.id(), snapshot.kind().map(ConnectionView::label), snapshot.phase(),
                peer(snapshot), snapshot.address(), snapshot.road(), snapshot.sealed(),
                labels(snapshot.permissions()), snapshot.since(), Optional.of(snapshot.roundTrip()).filter(millis -> millis > 0),
                snapshot.bytesReceived(), snapshot.bytesSent(), snapshot.framesSent(), snapshot.late());
    }

    private static Peer peer(ConnectionSnapshot snapshot) {
        return new Peer(CleanText.of(snapshot.peerId(), LONGEST), CleanText.of(snapshot.peerName(), LONGEST),
                CleanText.of(snapshot.peerPlatform(), LONGEST), CleanText.of(snapshot.peerVersion(), LONGEST));
    }

    private static String label(SessionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Boolean> labels(Map<Permission, Boolean> permissions) {
        Map<String, Boolean> labels = new TreeMap<>();
        permissions.forEach((permission, on) -> labels.put(permission.label(), on));
        return labels;
    }
}
