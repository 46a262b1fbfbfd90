package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenSizeTest {

    @Test
    void readsASize() {
        assertThat(ScreenSize.parse("1365x767")).isEqualTo(new Size(1365, 767));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "1920", "0x0", "3841x100", "100x2161", "-5x10", "1920x1080; reboot"})
    void refusesWithTheMend(String text) {
        assertThatThrownBy(() -> ScreenSize.parse(text)).isInstanceOfSatisfying(DesktopUnavailable.class,
                failure -> assertThat(failure.mend()).contains("deskhost.desktop.size"));
    }
}
