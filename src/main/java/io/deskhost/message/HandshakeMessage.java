package io.deskhost.message;

/** The opening of a sealed road: the host proves who it is, the peer sends the key of the session. */
public sealed interface HandshakeMessage extends SessionMessage {

    /** @param signed 64 bytes of Ed25519 signature, then the signed bytes: id and ephemeral key of the host */
    record SignedId(Octets signed) implements HandshakeMessage {
    }

    /**
     * @param asymmetric the peer's ephemeral X25519 key, 32 bytes; empty when it could not verify the host
     * @param symmetric  the boxed session key, 48 bytes
     */
    record PublicKey(Octets asymmetric, Octets symmetric) implements HandshakeMessage {
    }
}
