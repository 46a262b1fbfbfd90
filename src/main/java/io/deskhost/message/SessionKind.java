package io.deskhost.message;

/** What a session is for; fixed by its first login request. */
public enum SessionKind {
    DESKTOP, FILES, TUNNEL, CAMERA, TERMINAL
}
