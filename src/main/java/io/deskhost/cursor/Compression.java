package io.deskhost.cursor;

import io.deskhost.message.Octets;

/** Makes one zstd frame of level 3: a port. Safe for any thread. */
@FunctionalInterface
public interface Compression {

    Octets compress(byte[] bytes);
}
