package io.deskhost.platform.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import io.deskhost.cursor.Compression;
import io.deskhost.message.Octets;
import io.deskhost.service.ServiceUnavailable;

/** One frame, which tells its content's size: clients allocate by it. */
public final class ZstdCompression implements Compression {

    private static final int LEVEL = 3;

    @Override
    public void require() throws ServiceUnavailable {
        try {
            Native.load();
        } catch (LinkageError | RuntimeException failure) {
            throw new ServiceUnavailable("The compression library zstd cannot be loaded. Does the directory for "
                    + "temporary files (java.io.tmpdir) let programs run?", failure);
        }
    }

    @Override
    public Octets compress(byte[] bytes) {
        return Octets.of(Zstd.compress(bytes, LEVEL));
    }
}
