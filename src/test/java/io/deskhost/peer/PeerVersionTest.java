package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerVersionTest {

    @ParameterizedTest
    @CsvSource({"1.4.9, 1004090", "1.1.10-1, 1001101", "1.2.4, 1002040", "1.2.3, 1002030", "'', 0", "2, 20",
            "1.x.4, 1000040", "garbage, 0", "1.2.4-rc, 1002040", "-5, 5"})
    void isANumberThatCompares(String text, long number) {
        assertThat(PeerVersion.parse(text).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1.2.4, true", "1.2.4-1, true", "1.3, false", "1.10.0, true", "1.2.3-9, false", "'', false"})
    void knowsWhetherAClientIsNewEnough(String text, boolean enough) {
        assertThat(PeerVersion.parse(text).atLeast(PeerVersion.CAPTURES_DISPLAYS)).isEqualTo(enough);
    }
}
