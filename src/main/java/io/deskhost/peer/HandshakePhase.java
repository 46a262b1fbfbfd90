package io.deskhost.peer;

import io.deskhost.identity.Cryptography;
import io.deskhost.message.HandshakeMessage.PublicKey;
import io.deskhost.message.HandshakeMessage.SignedId;
import io.deskhost.message.Octets;
import io.deskhost.message.SessionMessage;
import io.deskhost.wire.IdentityProof;
import java.util.Optional;

/**
 * The opening of a road that promised encryption: proves who this host is, and takes the key of the session. What
 * comes instead of a key never leads to clear text.
 */
final class HandshakePhase implements Phase {

    private static final String NOT_SEALED =
            "This host accepts encrypted connections only, and this one is not encrypted.";
    private static final int KEY_LENGTH = 32;

    private final PeerConnection connection;
    private final Cryptography cryptography;
    private final Cryptography.KeyPair ephemeral;
    private boolean done;

    HandshakePhase(PeerConnection connection) {
        this.connection = connection;
        this.cryptography = connection.host().cryptography();
        this.ephemeral = cryptography.newBoxPair();
        byte[] proof = new IdentityProof(connection.host().identity().id(), Octets.of(ephemeral.publicKey()))
                .toBytes();
        connection.say(new SignedId(Octets.of(
                cryptography.sign(proof, connection.host().identity().signing().secretKey()))));
        connection.after(connection.host().limits().handshake(), this::timeUp);
    }

    @Override
    public String label() {
        return "handshake";
    }

    @Override
    public Phase on(SessionMessage message) {
        done = true;
        if (!(message instanceof PublicKey key) || key.asymmetric().isEmpty()) {
            connection.refuse(NOT_SEALED, CloseReason.HANDSHAKE);
            return this;
        }
        Optional<byte[]> sessionKey = open(key);
        if (sessionKey.isEmpty()) {
            connection.end(CloseReason.HANDSHAKE);
            return this;
        }
        connection.sealWith(sessionKey.get());
        return new LoginPhase(connection);
    }

    @Override
    public Phase onUnreadable() {
        done = true;
        connection.end(CloseReason.HANDSHAKE);
        return this;
    }

    private Optional<byte[]> open(PublicKey key) {
        if (key.asymmetric().length() != KEY_LENGTH) {
            return Optional.empty();
        }
        return cryptography.openBox(key.symmetric().toArray(), new byte[24], key.asymmetric().toArray(),
                ephemeral.secretKey()).filter(opened -> opened.length == KEY_LENGTH);
    }

    private void timeUp() {
        if (!done) {
            connection.end(CloseReason.HANDSHAKE);
        }
    }
}
