package io.deskhost.peer;

import java.time.Duration;

/**
 * How long the host waits for a peer, and a peer for the host.
 *
 * @param silence         without a received frame the connection ends
 * @param stall           without progress of what waits to be written it ends
 * @param videoStall      the same for viewers
 * @param handshake       for the answer to the host's proof
 * @param desktop         for a desktop that is not up at the login
 * @param acknowledgement for that of a picture, after which the next one goes out without it
 */
public record PeerLimits(Duration silence, Duration stall, Duration videoStall, Duration handshake,
                         Duration desktop, Duration acknowledgement) {

    /** As clients expect them. */
    public static final PeerLimits STANDARD = new PeerLimits(Duration.ofSeconds(30), Duration.ofSeconds(120),
            Duration.ofSeconds(12), Duration.ofSeconds(18), Duration.ofSeconds(5), Duration.ofSeconds(3));
}
