package io.deskhost.testpeer;

import com.sun.jna.Native;
import java.security.SecureRandom;
import java.util.Arrays;

/** The few functions of libsodium that a client needs, and their other halves for hosts made up in tests. */
final class Sodium {

    static final int KEY = 32;
    static final int NONCE = 24;
    static final int TAG = 16;
    static final int SIGNATURE = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    static {
        Native.register(Sodium.class, "sodium");
        if (sodium_init() < 0) {
            throw new IllegalStateException("libsodium does not start");
        }
    }

    private Sodium() {
    }

    /** An Ed25519 pair, or X25519 where {@code secret} is 32 bytes long. */
    record KeyPair(byte[] publicKey, byte[] secretKey) {
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static KeyPair signingPair(byte[] seed) {
        byte[] publicKey = new byte[KEY];
        byte[] secretKey = new byte[2 * KEY];
        crypto_sign_seed_keypair(publicKey, secretKey, seed);
        return new KeyPair(publicKey, secretKey);
    }

    static KeyPair boxPair(byte[] secretKey) {
        byte[] publicKey = new byte[KEY];
        crypto_scalarmult_base(publicKey, secretKey);
        return new KeyPair(publicKey, secretKey);
    }

    /** Signature and message in one piece. */
    static byte[] sign(byte[] message, byte[] secretKey) {
        byte[] signed = new byte[SIGNATURE + message.length];
        crypto_sign(signed, null, message, message.length, secretKey);
        return signed;
    }

    /** The message of a signed piece. */
    static byte[] verified(byte[] signed, byte[] publicKey) throws SealBroken {
        byte[] message = new byte[Math.max(signed.length, SIGNATURE)];
        if (signed.length < SIGNATURE || crypto_sign_open(message, null, signed, signed.length, publicKey) != 0) {
            throw new SealBroken("the signature does not fit the key");
        }
        return Arrays.copyOf(message, signed.length - SIGNATURE);
    }

    static byte[] box(byte[] message, byte[] nonce, byte[] theirPublicKey, byte[] ourSecretKey) throws SealBroken {
        byte[] sealed = new byte[TAG + message.length];
        if (crypto_box_easy(sealed, message, message.length, nonce, theirPublicKey, ourSecretKey) != 0) {
            throw new SealBroken("the box refuses the key");
        }
        return sealed;
    }

    static byte[] openBox(byte[] sealed, byte[] nonce, byte[] theirPublicKey, byte[] ourSecretKey) throws SealBroken {
        byte[] message = new byte[Math.max(1, sealed.length - TAG)];
        if (crypto_box_open_easy(message, sealed, sealed.length, nonce, theirPublicKey, ourSecretKey) != 0) {
            throw new SealBroken("the box does not open");
        }
        return Arrays.copyOf(message, sealed.length - TAG);
    }

    static byte[] secretBox(byte[] message, byte[] nonce, byte[] key) {
        byte[] sealed = new byte[TAG + message.length];
        crypto_secretbox_easy(sealed, message, message.length, nonce, key);
        return sealed;
    }

    static byte[] openSecretBox(byte[] sealed, byte[] nonce, byte[] key) throws SealBroken {
        byte[] message = new byte[Math.max(1, sealed.length - TAG)];
        if (sealed.length < TAG || crypto_secretbox_open_easy(message, sealed, sealed.length, nonce, key) != 0) {
            throw new SealBroken("the frame does not open");
        }
        return Arrays.copyOf(message, sealed.length - TAG);
    }

    private static native int sodium_init();

    private static native int crypto_sign_seed_keypair(byte[] pk, byte[] sk, byte[] seed);

    private static native int crypto_sign(byte[] sm, byte[] smlen, byte[] m, long mlen, byte[] sk);

    private static native int crypto_sign_open(byte[] m, byte[] mlen, byte[] sm, long smlen, byte[] pk);

    private static native int crypto_scalarmult_base(byte[] q, byte[] n);

    private static native int crypto_box_easy(byte[] c, byte[] m, long mlen, byte[] n, byte[] pk, byte[] sk);

    private static native int crypto_box_open_easy(byte[] m, byte[] c, long clen, byte[] n, byte[] pk, byte[] sk);

    private static native int crypto_secretbox_easy(byte[] c, byte[] m, long mlen, byte[] n, byte[] k);

    private static native int crypto_secretbox_open_easy(byte[] m, byte[] c, long clen, byte[] n, byte[] k);
}
