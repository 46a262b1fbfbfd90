package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 04", "63, fc", "64, 0101", "16383, fdff", "16384, 020001", "4194303, feffff",
        "4194304, 03000001"})
    void writesTheShortestHeader(int length, String header) {
        byte[] framed = Framing.frame(new byte[length]);
        assertThat(HexFormat.of().formatHex(framed, 0, framed.length - length)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void readsEveryFormOfTheHeader(int headerBytes) throws IOException {
        byte[] payload = {1, 2, 3, 4, 5};
        assertThat(Framing.read(new ByteArrayInputStream(Framing.frame(payload, headerBytes)))).isEqualTo(payload);
    }

    @Test
    void readsFramesThatFollowEachOther() throws IOException {
        var in = new ByteArrayInputStream(HexFormat.of().parseHex("0004aa08bbcc"));
        assertThat(Framing.read(in)).isEmpty();
        assertThat(Framing.read(in)).containsExactly(0xaa);
        assertThat(Framing.read(in)).containsExactly(0xbb, 0xcc);
        assertThat(Framing.read(in)).isNull();
    }

    @Test
    void tellsAStreamThatEndsInsideAFrame() {
        byte[] framed = Framing.frame(new byte[100]);
        for (int length = 1; length < framed.length; length++) {
            var cut = new ByteArrayInputStream(Arrays.copyOf(framed, length));
            assertThatThrownBy(() -> Framing.read(cut)).isInstanceOf(EOFException.class);
        }
    }
}
