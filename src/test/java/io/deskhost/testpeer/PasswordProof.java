package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What proves a password without sending it. */
final class PasswordProof {

    private PasswordProof() {
    }

    /** The proof for the salt and challenge of a host's {@code hash}; an empty password has an empty first digest. */
    static byte[] of(String password, Hash hash) {
        byte[] first = password.isEmpty() ? new byte[0] : sha256(utf8(password), utf8(hash.getSalt()));
        return sha256(first, utf8(hash.getChallenge()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
