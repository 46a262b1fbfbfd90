package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;

class X11OriginalsTest {

    @Test
    void readsNamesWithBlanksToo() {
        assertThat(X11Originals.parse("1920x1080 HDMI-1\n1280x720 my other one\n")).isEqualTo(
                Map.of("HDMI-1", new Size(1920, 1080), "my other one", new Size(1280, 720)));
    }

    /** Any program of the desktop can write the property. */
    @Test
    void passesOverWhatItDidNotWrite() {
        assertThat(X11Originals.parse("")).isEmpty();
        assertThat(X11Originals.parse("0x0 a\n-1x5 b\n999999x1 c\n1920x1080\n1920x1080 \nx y\n800x600 d")).isEqualTo(
                Map.of("d", new Size(800, 600)));
    }
}
