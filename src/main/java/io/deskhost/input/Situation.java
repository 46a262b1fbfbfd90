package io.deskhost.input;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What a decision looks at.
 *
 * @param state asked only by decisions that need it, since it costs a question to the window system; gives the same
 *              answer each time
 * @param own   the keycodes that the peer itself holds
 */
record Situation(KeyMap map, Supplier<KeyboardState> state, Set<Integer> own) {

    boolean peerHolds(Modifier modifier) {
        return own.stream().anyMatch(keycode -> map.makes(keycode, modifier));
    }

    /** The peer holds AltGr, which it lists as Alt. */
    boolean peerHoldsAltGr() {
        return peerHolds(Modifier.LEVEL3) || map.position(Positions.ALT_GR).stream().anyMatch(own::contains);
    }

    boolean isDown(Modifier modifier) {
        return state.get().down().stream().anyMatch(keycode -> map.makes(keycode, modifier));
    }
}
