package io.deskhost.message;

/** Credentials of an operating-system user, for a terminal as that user. */
public record OsLogin(String username, String password) {

    @Override
    public String toString() {
        return "OsLogin[hidden]";
    }
}
