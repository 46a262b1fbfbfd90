package io.deskhost.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which peer holds which keys and buttons down. What several hold is released with the last of them. Confined to the
 * thread {@code input}.
 */
final class HeldKeys {

    /** What can be held. */
    sealed interface Held {

        record Key(int keycode) implements Held {
        }

        record Button(int number) implements Held {
        }
    }

    private final Map<Integer, Set<Held>> byPeer = new HashMap<>();

    /** @return whether it has to be pressed: no other peer holds it */
    boolean press(int peer, Held held) {
        boolean pressed = !isHeld(held) || holds(peer, held);
        byPeer.computeIfAbsent(peer, _ -> new LinkedHashSet<>()).add(held);
        return pressed;
    }

    /** @return whether it has to be released: the peer held it, and nobody else does */
    boolean release(int peer, Held held) {
        Set<Held> own = byPeer.get(peer);
        return own != null && own.remove(held) && !isHeld(held);
    }

    /** The peer lets go everything. @return what has to be released, the latest first */
    List<Held> releaseAll(int peer) {
        Set<Held> own = byPeer.remove(peer);
        return own == null ? List.of() : new ArrayList<>(own).reversed().stream().filter(h -> !isHeld(h)).toList();
    }

    /** All let go. @return what has to be released */
    List<Held> releaseAll() {
        List<Held> all = byPeer.values().stream().flatMap(Collection::stream).distinct().toList();
        byPeer.clear();
        return all.reversed();
    }

    /** The window system is gone, and with it everything that was down. */
    void clear() {
        byPeer.clear();
    }

    Set<Integer> keysOf(int peer) {
        return byPeer.getOrDefault(peer, Set.of()).stream()
                .filter(Held.Key.class::isInstance).map(held -> ((Held.Key) held).keycode())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean holds(int peer, Held held) {
        return byPeer.getOrDefault(peer, Set.of()).contains(held);
    }

    private boolean isHeld(Held held) {
        return byPeer.values().stream().anyMatch(own -> own.contains(held));
    }
}
