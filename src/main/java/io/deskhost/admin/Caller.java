package io.deskhost.admin;

import java.util.Set;

/** Who calls the API. */
record Caller(String name, Set<Role> roles) {

    static final Caller ADMINISTRATOR = new Caller("administrator", Set.of(Role.ADMIN));

    Caller {
        roles = Set.copyOf(roles);
    }

    /** What a caller may do; routes name the one they ask for. */
    enum Role {
        ADMIN
    }
}
