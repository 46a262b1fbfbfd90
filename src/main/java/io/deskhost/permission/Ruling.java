package io.deskhost.permission;

import java.util.Optional;

/** What the scope of a session says about a message. */
public sealed interface Ruling {

    /** @param permission the one it needs besides, if any */
    record Allowed(Optional<Permission> permission) implements Ruling {
    }

    /** Known to be sent by ordinary clients, and without meaning here: dropped silently. */
    record Ignored() implements Ruling {
    }

    /** Out of scope: dropped and counted. */
    record Violation() implements Ruling {
    }

    static Ruling allow() {
        return new Allowed(Optional.empty());
    }

    static Ruling allow(Permission permission) {
        return new Allowed(Optional.of(permission));
    }

    static Ruling ignore() {
        return new Ignored();
    }

    static Ruling violation() {
        return new Violation();
    }
}
