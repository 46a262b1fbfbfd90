package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.PeerInfo;

/** What a login came to. */
public sealed interface LoginResult {

    record Accepted(PeerInfo peerInfo) implements LoginResult {
    }

    /** @param trustedDevices whether the host offers to trust this device from now on */
    record Refused(String error, boolean trustedDevices) implements LoginResult {
    }

    /** No answer in time. */
    record Silence() implements LoginResult {
    }

    /** The stream ended without an answer. */
    record Ended(EndReason reason) implements LoginResult {
    }

    /** The answer of a host that let us in; {@link IllegalStateException} says what came instead. */
    default PeerInfo peerInfo() {
        return switch (this) {
            case Accepted(PeerInfo info) -> info;
            case Refused _, Silence _, Ended _ -> throw new IllegalStateException("not let in: " + this);
        };
    }

    /** The error text of a host that did not let us in; {@link IllegalStateException} says what came instead. */
    default String error() {
        return switch (this) {
            case Refused(String error, _) -> error;
            case Accepted _, Silence _, Ended _ -> throw new IllegalStateException("not refused: " + this);
        };
    }
}
