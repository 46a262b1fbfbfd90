package io.deskhost.peer;

import io.deskhost.message.SessionKind;
import io.deskhost.permission.Permission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How one connection stands. Names are what the peer calls itself, cut and cleaned of control characters.
 *
 * @param id        cannot be guessed, never used twice
 * @param kind      empty before the first login request
 * @param phase     {@code handshake}, {@code login}, {@code session}, {@code closing}
 * @param road      {@code direct}, {@code lan}, {@code punched}, {@code relayed}, {@code browser}
 * @param roundTrip milliseconds, 0 = not measured yet
 */
public record ConnectionSnapshot(String id, Optional<SessionKind> kind, String phase, String peerId, String peerName,
                                 String peerPlatform, String peerVersion, String address, String road, boolean sealed,
                                 Map<Permission, Boolean> permissions, Instant since, int roundTrip,
                                 long bytesReceived, long bytesSent, long framesSent, boolean late) {
}
