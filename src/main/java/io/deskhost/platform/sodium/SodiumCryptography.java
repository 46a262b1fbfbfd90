package io.deskhost.platform.sodium;

import io.deskhost.identity.Cryptography;
import io.deskhost.platform.sodium.lib.Sodium;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Keys, boxes and signatures by libsodium. What comes from others (boxes, signed bytes, their keys) may have any
 * length and then does not open; own keys, seeds and nonces of a wrong length are a programmer's error.
 */
public final class SodiumCryptography implements Cryptography {

    private static final int KEY = 32;
    private static final int SIGNING_KEY = 64;
    private static final int SIGNATURE = 64;
    private static final int NONCE = 24;
    private static final int TAG = 16;

    private final Sodium sodium;

    public SodiumCryptography(Sodium sodium) {
        this.sodium = sodium;
    }

    @Override
    public KeyPair newSigningPair() {
        try (var memory = new NativeBytes()) {
            var publicKey = memory.room(KEY);
            var secretKey = memory.room(SIGNING_KEY);
            require(sodium.crypto_sign_keypair(publicKey, secretKey));
            return new KeyPair(NativeBytes.read(publicKey), NativeBytes.read(secretKey));
        }
    }

    @Override
    public KeyPair signingPair(byte[] seed) {
        requireLength("seed", seed, KEY);
        try (var memory = new NativeBytes()) {
            var publicKey = memory.room(KEY);
            var secretKey = memory.room(SIGNING_KEY);
            require(sodium.crypto_sign_seed_keypair(publicKey, secretKey, memory.copy(seed)));
            return new KeyPair(NativeBytes.read(publicKey), NativeBytes.read(secretKey));
        }
    }

    @Override
    public byte[] sign(byte[] message, byte[] secretKey) {
        requireLength("secret key", secretKey, SIGNING_KEY);
        try (var memory = new NativeBytes()) {
            var signed = memory.room(SIGNATURE + (long) message.length);
            require(sodium.crypto_sign(signed, MemorySegment.NULL, memory.copy(message), message.length,
                    memory.copy(secretKey)));
            return NativeBytes.read(signed);
        }
    }

    @Override
    public Optional<byte[]> verify(byte[] signed, byte[] publicKey) {
        if (signed.length < SIGNATURE || publicKey.length != KEY) {
            return Optional.empty();
        }
        try (var memory = new NativeBytes()) {
            var message = memory.room(signed.length);
            var answer = sodium.crypto_sign_open(message, MemorySegment.NULL, memory.copy(signed), signed.length,
                    memory.copy(publicKey));
            return ifOpen(answer, message.asSlice(0, signed.length - SIGNATURE));
        }
    }

    @Override
    public KeyPair newBoxPair() {
        try (var memory = new NativeBytes()) {
            var publicKey = memory.room(KEY);
            var secretKey = memory.room(KEY);
            require(sodium.crypto_box_keypair(publicKey, secretKey));
            return new KeyPair(NativeBytes.read(publicKey), NativeBytes.read(secretKey));
        }
    }

    @Override
    public byte[] boxPublicKey(byte[] secretKey) {
        requireLength("secret key", secretKey, KEY);
        try (var memory = new NativeBytes()) {
            var publicKey = memory.room(KEY);
            require(sodium.crypto_scalarmult_base(publicKey, memory.copy(secretKey)));
            return NativeBytes.read(publicKey);
        }
    }

    @Override
    public byte[] box(byte[] plain, byte[] nonce, byte[] theirPublicKey, byte[] ownSecretKey) {
        requireLength("nonce", nonce, NONCE);
        requireLength("public key", theirPublicKey, KEY);
        requireLength("secret key", ownSecretKey, KEY);
        try (var memory = new NativeBytes()) {
            var boxed = memory.room(TAG + (long) plain.length);
            require(sodium.crypto_box_easy(boxed, memory.copy(plain), plain.length, memory.copy(nonce),
                    memory.copy(theirPublicKey), memory.copy(ownSecretKey)));
            return NativeBytes.read(boxed);
        }
    }

    @Override
    public Optional<byte[]> openBox(byte[] boxed, byte[] nonce, byte[] theirPublicKey, byte[] ownSecretKey) {
        requireLength("nonce", nonce, NONCE);
        requireLength("secret key", ownSecretKey, KEY);
        if (boxed.length < TAG || theirPublicKey.length != KEY) {
            return Optional.empty();
        }
        try (var memory = new NativeBytes()) {
            var plain = memory.room(boxed.length - TAG);
            var answer = sodium.crypto_box_open_easy(plain, memory.copy(boxed), boxed.length, memory.copy(nonce),
                    memory.copy(theirPublicKey), memory.copy(ownSecretKey));
            return ifOpen(answer, plain);
        }
    }

    @Override
    public byte[] secretBox(byte[] plain, byte[] nonce, byte[] key) {
        requireLength("nonce", nonce, NONCE);
        requireLength("key", key, KEY);
        try (var memory = new NativeBytes()) {
            var boxed = memory.room(TAG + (long) plain.length);
            require(sodium.crypto_secretbox_easy(boxed, memory.copy(plain), plain.length, memory.copy(nonce),
                    memory.copy(key)));
            return NativeBytes.read(boxed);
        }
    }

    @Override
    public Optional<byte[]> openSecretBox(byte[] boxed, byte[] nonce, byte[] key) {
        requireLength("nonce", nonce, NONCE);
        requireLength("key", key, KEY);
        if (boxed.length < TAG) {
            return Optional.empty();
        }
        try (var memory = new NativeBytes()) {
            var plain = memory.room(boxed.length - TAG);
            var answer = sodium.crypto_secretbox_open_easy(plain, memory.copy(boxed), boxed.length,
                    memory.copy(nonce), memory.copy(key));
            return ifOpen(answer, plain);
        }
    }

    @Override
    public byte[] random(int bytes) {
        try (var memory = new NativeBytes()) {
            var random = memory.room(bytes);
            sodium.randombytes_buf(random, bytes);
            return NativeBytes.read(random);
        }
    }

    private static Optional<byte[]> ifOpen(int answer, MemorySegment opened) {
        return answer == 0 ? Optional.of(NativeBytes.read(opened)) : Optional.empty();
    }

    private static void require(int answer) {
        if (answer != 0) {
            throw new IllegalArgumentException("libsodium refuses these keys");
        }
    }

    private static void requireLength(String name, byte[] bytes, int length) {
        if (bytes.length != length) {
            throw new IllegalArgumentException("%s of %d bytes instead of %d".formatted(name, bytes.length, length));
        }
    }
}
