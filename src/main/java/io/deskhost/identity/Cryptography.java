package io.deskhost.identity;

import java.util.Optional;

/** The primitives of libsodium that identity, handshake and stored secrets need: a port. Any thread. */
public interface Cryptography {

    /** A new Ed25519 pair: secret 64 bytes (seed, then public key), public 32 bytes. */
    KeyPair newSigningPair();

    /** The Ed25519 pair of a 32-byte seed. */
    KeyPair signingPair(byte[] seed);

    /** The combined form: 64 bytes of signature, then the message. */
    byte[] sign(byte[] message, byte[] secretKey);

    /** What was signed, if the signature fits. */
    Optional<byte[]> verify(byte[] signed, byte[] publicKey);

    /** A new X25519 pair, 32 bytes each. */
    KeyPair newBoxPair();

    /** The X25519 public key of a secret key. */
    byte[] boxPublicKey(byte[] secretKey);

    /** crypto_box: tag, then ciphertext. */
    byte[] box(byte[] plain, byte[] nonce, byte[] theirPublicKey, byte[] ownSecretKey);

    Optional<byte[]> openBox(byte[] boxed, byte[] nonce, byte[] theirPublicKey, byte[] ownSecretKey);

    /** crypto_secretbox: tag, then ciphertext. */
    byte[] secretBox(byte[] plain, byte[] nonce, byte[] key);

    Optional<byte[]> openSecretBox(byte[] boxed, byte[] nonce, byte[] key);

    byte[] random(int bytes);

    /** A pair of keys; the secret half never shows in a log. */
    record KeyPair(byte[] publicKey, byte[] secretKey) {

        @Override
        public String toString() {
            return "KeyPair[hidden]";
        }
    }
}
