package io.deskhost.peer;

import io.micrometer.core.instrument.MeterRegistry;

/** What is counted about peers. Tags have few values: never an id, never an address. */
public final class PeerMeters {

    private final MeterRegistry registry;

    public PeerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void closed(CloseReason reason) {
        registry.counter("deskhost.peer.closed", "reason", reason.label()).increment();
    }

    /** A message that was not acted upon: {@code unreadable}, {@code scope}, {@code permission}, {@code unknown}. */
    void dropped(String why) {
        registry.counter("deskhost.peer.dropped", "why", why).increment();
    }

    void refusedPlaintext() {
        registry.counter("deskhost.peer.plaintext.refused").increment();
    }

    void login(String outcome) {
        registry.counter("deskhost.peer.login", "outcome", outcome).increment();
    }
}
