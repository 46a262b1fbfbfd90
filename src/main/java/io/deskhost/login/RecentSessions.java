package io.deskhost.login;

import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions that were let in by a one-time password and may come back within {@link #KEPT}, although that password has
 * been replaced: a dropped line, or a second window of the same client. Bound to the peer's address. Any thread.
 */
public final class RecentSessions {

    static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    public RecentSessions(Clock clock) {
        this.clock = clock;
    }

    /** Who a session belongs to, by its own words and its address. */
    record Key(String peerId, String peerName, long sessionId, String address) {

        static Key of(LoginRequest request, String address) {
            return new Key(request.myId(), request.myName(), request.sessionId(), address);
        }
    }

    private record Entry(Octets verifier, Instant lastReceived) {
    }

    synchronized void remember(Key key, Octets verifier) {
        forgetOld();
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(key, new Entry(verifier, clock.instant()));
    }

    /** A frame of this session was received. */
    synchronized void touch(Key key) {
        entries.computeIfPresent(key, (_, entry) -> new Entry(entry.verifier, clock.instant()));
    }

    synchronized void forget(Key key) {
        entries.remove(key);
    }

    synchronized Optional<Octets> verifier(Key key) {
        forgetOld();
        return Optional.ofNullable(entries.get(key)).map(Entry::verifier);
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        entries.values().removeIf(entry -> entry.lastReceived.isBefore(oldest));
    }
}
