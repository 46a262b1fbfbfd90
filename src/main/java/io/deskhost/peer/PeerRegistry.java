package io.deskhost.peer;

import io.deskhost.event.HostEvent;
import io.deskhost.message.ControlMessage;
import io.deskhost.wire.StrangerBudget;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All connections of this host, by their ids. Any thread. */
public final class PeerRegistry implements Connections {

    private static final int LONGEST_REASON = 200;
    private static final int STOP_SECONDS = 4;

    private final Map<String, PeerConnection> connections = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final StrangerBudget strangers = new StrangerBudget(StrangerBudget.DEFAULT_BYTES);

    /** The memory of all those who are not let in yet, whatever road they come by. */
    StrangerBudget strangers() {
        return strangers;
    }

    PeerConnection admit(Channel channel, HostContext host, InetAddress address, Road road) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        PeerFacts facts = new PeerFacts(HexFormat.of().formatHex(id), address, road, host.clock().instant());
        PeerConnection connection = new PeerConnection(channel, host, facts, numbers.incrementAndGet());
        connections.put(facts.id, connection);
        channel.closeFuture().addListener(_ -> connections.remove(facts.id));
        host.events().publish(new HostEvent.PeerConnected(facts.since, facts.id, address.getHostAddress(),
                road.kind().label(), road.sealed()));
        return connection;
    }

    @Override
    public List<ConnectionSnapshot> list() {
        return connections.values().stream().map(connection -> connection.facts().snapshot())
                .sorted(Comparator.comparing(ConnectionSnapshot::since).thenComparing(ConnectionSnapshot::id))
                .toList();
    }

    @Override
    public Optional<ConnectionSnapshot> find(String id) {
        return Optional.ofNullable(connections.get(id)).map(connection -> connection.facts().snapshot());
    }

    @Override
    public boolean close(String id, String text) {
        PeerConnection connection = connections.get(id);
        if (connection == null) {
            return false;
        }
        String words = text.isBlank() ? CloseReason.ADMINISTRATOR.text()
                : text.substring(0, Math.min(text.length(), LONGEST_REASON));
        return connection.onLoop(() -> connection.end(CloseReason.ADMINISTRATOR,
                new ControlMessage.CloseReason(words)));
    }

    /** Ends all connections, since the host stops, and waits for their last words. Not on a loop. */
    void stop() {
        List<PeerConnection> ending = List.copyOf(connections.values());
        ending.forEach(connection -> connection.onLoop(() -> connection.end(CloseReason.STOPPING)));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        ending.forEach(connection -> connection.closed().awaitUninterruptibly(
                Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
    }
}
