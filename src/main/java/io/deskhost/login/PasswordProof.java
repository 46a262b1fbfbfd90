package io.deskhost.login;

import io.deskhost.message.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How a peer proves a password without sending it: SHA-256 over SHA-256 of password and salt, and the challenge. */
final class PasswordProof {

    private PasswordProof() {
    }

    /** The verifier of a password. Whoever has it can log in: it is worth the password itself. */
    static Octets verifier(String password, String salt) {
        return digest(utf8(password), utf8(salt));
    }

    static Octets of(Octets verifier, String challenge) {
        return digest(verifier.toArray(), utf8(challenge));
    }

    /** Of two texts, so that no other two have the same. */
    static Octets digest(String first, String second) {
        return digest(utf8(first.length() + " " + first), utf8(second));
    }

    private static Octets digest(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            digest.update(second);
            return Octets.of(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
