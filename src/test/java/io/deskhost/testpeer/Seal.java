package io.deskhost.testpeer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One direction of a sealed stream: the nonce is a counter, which is 1 for the first frame. */
final class Seal {

    private final byte[] key;
    private long counter;

    Seal(byte[] key) {
        this.key = key.clone();
    }

    byte[] close(byte[] plain) {
        return Sodium.secretBox(plain, nextNonce(), key);
    }

    /** What was sealed; a payload of 0 or 1 bytes was not and passes uncounted. */
    byte[] open(byte[] sealed) throws SealBroken {
        return sealed.length <= 1 ? sealed : Sodium.openSecretBox(sealed, nextNonce(), key);
    }

    private byte[] nextNonce() {
        return ByteBuffer.allocate(Sodium.NONCE).order(ByteOrder.LITTLE_ENDIAN).putLong(++counter).array();
    }
}
