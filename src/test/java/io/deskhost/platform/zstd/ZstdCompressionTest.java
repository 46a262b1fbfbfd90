package io.deskhost.platform.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZstdCompressionTest {

    @Test
    void makesOneFrameThatTellsItsSize() {
        byte[] content = new byte[4 * 256 * 256];
        new Random(1).nextBytes(content);
        byte[] frame = new ZstdCompression().compress(content).toArray();
        assertThat(Zstd.getFrameContentSize(frame)).isEqualTo(content.length);
        assertThat(Zstd.decompress(frame, content.length)).isEqualTo(content);
    }
}
