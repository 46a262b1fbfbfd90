package io.deskhost.permission;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What can be granted to a peer. The first eight are told to it and can change in mid-session. */
public enum Permission {
    KEYBOARD(0), CLIPBOARD(2), AUDIO(3), FILE(4), RESTART(5), RECORDING(6), BLOCK_INPUT(7), PRIVACY_MODE(8),
    TERMINAL(-1), TUNNEL(-1), CAMERA(-1);

    /** Those that peers are told of, in the order in which they are told. */
    public static final List<Permission> TOLD =
            Arrays.stream(values()).filter(permission -> permission.number >= 0).toList();

    private final int number;

    Permission(int number) {
        this.number = number;
    }

    /** The number of the protocol, for those that peers are told of. */
    public OptionalInt number() {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** As it stands in settings and in the API: {@code block-input}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
