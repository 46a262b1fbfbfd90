package io.deskhost.admin;

import java.util.Optional;

/** Knows whose a bearer token is. Each source is asked until one knows. Any thread, never blocks. */
@FunctionalInterface
interface TokenSource {

    Optional<Caller> find(String token);
}
