package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.DesktopProperties.Process;
import io.deskhost.desktop.DesktopProperties.Source;
import io.deskhost.message.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualScreenTest {

    @Test
    void isOneMonitorOfTheGivenSize() {
        VirtualScreen screen = of("1365x767", "");

        assertThat(screen.monitors()).containsExactly(new Size(1365, 767));
        assertThat(screen.size()).isEqualTo(new Size(1365, 767));
        assertThat(screen.largest()).isEqualTo(new Size(3840, 2160));
    }

    @Test
    void putsMonitorsSideBySideAndLeavesRoomForLargerOnes() {
        VirtualScreen screen = of("1365x767", " 1920x1080, 1280x720");

        assertThat(screen.monitors()).containsExactly(new Size(1920, 1080), new Size(1280, 720));
        assertThat(screen.size()).isEqualTo(new Size(3200, 1080));
        assertThat(screen.largest()).isEqualTo(new Size(5120, 2160));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "1920", "0x0", "3841x100", "100x2161", "-5x10", "1920x1080; reboot"})
    void refusesASizeWithTheMend(String text) {
        assertThatThrownBy(() -> of(text, "")).isInstanceOfSatisfying(DesktopUnavailable.class,
                failure -> assertThat(failure.mend()).contains("deskhost.desktop.size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "800x600,", "800x600,big", "800x600;800x600", "9x9,9x9,9x9,9x9,9x9,9x9,9x9,9x9,9x9",
            "99x99,99x99,99x99,99x99,99x99,99x99,99x99,99x99,99x99"})
    void refusesMonitorsWithTheMend(String text) {
        assertThatThrownBy(() -> of("800x600", text)).isInstanceOfSatisfying(DesktopUnavailable.class,
                failure -> assertThat(failure.mend()).contains("deskhost.desktop.monitors"));
    }

    private static VirtualScreen of(String size, String monitors) {
        return VirtualScreen.of(new DesktopProperties(Source.VIRTUAL, Process.SAME, "nobody", size, monitors));
    }
}
