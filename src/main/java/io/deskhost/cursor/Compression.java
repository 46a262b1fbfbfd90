package io.deskhost.cursor;

import io.deskhost.message.Octets;
import io.deskhost.service.ServiceUnavailable;

/** Makes one zstd frame of level 3: a port. Safe for any thread. */
@FunctionalInterface
public interface Compression {

    Octets compress(byte[] bytes);

    /** To be called before the first use. @throws ServiceUnavailable when this machine lacks what it takes */
    default void require() throws ServiceUnavailable {
    }
}
