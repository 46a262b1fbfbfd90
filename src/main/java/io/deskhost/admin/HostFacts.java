package io.deskhost.admin;

/** How this host stands. Any thread, never blocks: the API and its health ask it on their event loops. */
@FunctionalInterface
public interface HostFacts {

    HostSnapshot now();
}
