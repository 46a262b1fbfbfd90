package io.deskhost.admin;

import io.deskhost.message.SessionKind;
import io.deskhost.peer.ConnectionSnapshot;
import io.deskhost.peer.Connections;
import io.deskhost.permission.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two connections, and what was said to those that were closed. */
final class FakeConnections implements Connections {

    static final String HOSTILE = "<script>alert(1)</script>\r\n\u001b[2J\u202E";

    final List<String> closed = new CopyOnWriteArrayList<>();
    private final List<ConnectionSnapshot> connections = new CopyOnWriteArrayList<>(List.of(
            connection("k3yCanNotBeGuessed", "Ann", Optional.of(SessionKind.DESKTOP), 12),
            connection("s7ranger", HOSTILE, Optional.empty(), 0)));

    private static ConnectionSnapshot connection(String id, String name, Optional<SessionKind> kind, int roundTrip) {
        return new ConnectionSnapshot(id, kind, kind.isPresent() ? "session" : "login", "123456789", name, "Linux",
                "1.4.9", "127.0.0.1", "direct", false,
                Map.of(Permission.KEYBOARD, true, Permission.BLOCK_INPUT, false),
                Instant.parse("2026-01-02T03:04:05Z"), roundTrip, 10, 20, 3, false);
    }

    @Override
    public List<ConnectionSnapshot> list() {
        return List.copyOf(connections);
    }

    @Override
    public Optional<ConnectionSnapshot> find(String id) {
        return connections.stream().filter(connection -> connection.id().equals(id)).findFirst();
    }

    @Override
    public boolean close(String id, String text) {
        return find(id).map(_ -> closed.add(text)).orElse(false);
    }
}
