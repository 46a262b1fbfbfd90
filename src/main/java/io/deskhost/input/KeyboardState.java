package io.deskhost.input;

import java.util.Set;

/**
 * The keyboard at one moment, whoever pressed what.
 *
 * @param down     keycodes
 * @param group    the layout in use, from 0
 */
public record KeyboardState(Set<Integer> down, boolean capsLock, boolean numLock, int group) {

    public static final KeyboardState IDLE = new KeyboardState(Set.of(), false, false, 0);

    public KeyboardState {
        down = Set.copyOf(down);
    }
}
