package io.deskhost.platform.zstd;

import com.github.luben.zstd.Zstd;
import io.deskhost.cursor.Compression;
import io.deskhost.message.Octets;

/** One frame, which tells its content's size: clients allocate by it. */
public final class ZstdCompression implements Compression {

    private static final int LEVEL = 3;

    @Override
    public Octets compress(byte[] bytes) {
        return Octets.of(Zstd.compress(bytes, LEVEL));
    }
}
