package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @Test
    void takesNamesApart() {
        assertThat(DisplayName.parse(":0")).contains(new DisplayName("", 0));
        assertThat(DisplayName.parse(":10.1")).contains(new DisplayName("", 10));
        assertThat(DisplayName.parse("unix:3")).contains(new DisplayName("", 3));
        assertThat(DisplayName.parse("localhost:11.0")).contains(new DisplayName("localhost", 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", ":", ":x", ":1.x", "../../etc:1/2", ":999999"})
    void namesNoDisplay(String text) {
        assertThat(DisplayName.parse(text)).isEmpty();
    }
}
