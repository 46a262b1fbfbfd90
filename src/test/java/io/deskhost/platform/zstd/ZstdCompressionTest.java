package io.deskhost.platform.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.deskhost.service.ServiceUnavailable;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZstdCompressionTest {

    @Test
    void makesOneFrameThatTellsItsSize() throws ServiceUnavailable {
        byte[] content = new byte[4 * 256 * 256];
        new Random(1).nextBytes(content);
        ZstdCompression compression = new ZstdCompression();
        compression.require();
        byte[] frame = compression.compress(content).toArray();
        assertThat(Zstd.getFrameContentSize(frame)).isEqualTo(content.length);
        assertThat(Zstd.decompress(frame, content.length)).isEqualTo(content);
    }
}
