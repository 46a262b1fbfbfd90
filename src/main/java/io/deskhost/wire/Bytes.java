package io.deskhost.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.deskhost.message.Octets;

/** Bytes of a record as bytes of protobuf, and back; copied either way. */
final class Bytes {

    private Bytes() {
    }

    static Octets read(ByteString bytes) {
        return Octets.of(bytes.toByteArray());
    }

    static ByteString write(Octets octets) {
        return UnsafeByteOperations.unsafeWrap(octets.toArray());
    }
}
