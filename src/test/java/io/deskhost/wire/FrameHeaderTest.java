package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameHeaderTest {

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 04", "63, fc", "64, 0101", "113, c501", "16383, fdff", "16384, 020001",
            "4194303, feffff", "4194304, 03000001", "1073741823, ffffffff"})
    void writesTheShortestForm(int length, String hex) {
        var out = Unpooled.buffer();
        FrameHeader.write(out, length);
        assertThat(ByteBufUtil.hexDump(out)).isEqualTo(hex);
        assertThat(FrameHeader.size(length)).isEqualTo(hex.length() / 2);
        assertThat(FrameHeader.sizeFrom(out.getUnsignedByte(0))).isEqualTo(hex.length() / 2);
    }

    @Test
    void refusesLengthsThatNoHeaderCanTell() {
        assertThatThrownBy(() -> FrameHeader.size(1 << 30)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrameHeader.size(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
