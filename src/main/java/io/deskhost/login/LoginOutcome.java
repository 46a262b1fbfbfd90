package io.deskhost.login;

import io.deskhost.message.LoginMessage.LoginRequest;

/** What an attempt to log in comes to. */
public sealed interface LoginOutcome {

    /** @param method how it was proved, for the log: {@code permanent}, {@code one-time}, {@code recent} */
    record Accepted(LoginRequest request, String method) implements LoginOutcome {
    }

    /** No password was given: the peer is asked again by silence. */
    record Waiting() implements LoginOutcome {
    }

    /** The peer is told, and may try again on this connection. */
    record Retry(String text) implements LoginOutcome {
    }

    /** The peer is told, and the connection ends. */
    record Refused(String text) implements LoginOutcome {
    }
}
