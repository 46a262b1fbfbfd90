package io.deskhost.message;

import java.util.Optional;

/** The dialogue that lets a peer in. */
public sealed interface LoginMessage extends SessionMessage {

    /** Opens the dialogue: what the peer mixes into its proof of the password. */
    record Hash(String salt, String challenge) implements LoginMessage {
    }

    /**
     * @param username         whom the peer dialled: an id, an address, or {@code domain:port}
     * @param password         the proof, 32 bytes; empty when none was given yet
     * @param myId             what the peer calls itself: not verified, of any length
     * @param videoAckRequired the peer acknowledges each picture and must not get the next one before
     * @param version          the peer's version, empty for old web clients
     */
    record LoginRequest(String username, Octets password, String myId, String myName, Optional<SessionOptions> option,
                        SessionRequest session, boolean videoAckRequired, long sessionId, String version,
                        Optional<OsLogin> osLogin, String myPlatform, Octets hwid, String avatar)
            implements LoginMessage {
    }

    /** @param text compared literally by clients; see the table of login errors */
    record LoginError(String text, boolean enableTrustedDevices) implements LoginMessage {
    }

    record LoginAccepted(PeerInfo peer) implements LoginMessage {
    }

    record SecondFactor(String code, Octets hwid) implements LoginMessage {
    }

    /** Login without a password, after the sides were switched; only valid when the host asked for it. */
    record SidesSwitched(Octets uuid, Optional<LoginRequest> login) implements LoginMessage {
    }
}
