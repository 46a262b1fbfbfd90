package io.deskhost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The measuring instrument measured: what tests rely on when they draw and listen. */
class XClientIT {

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(3840, 2160).shrunkTo(1365, 767);

    private XClient client;

    @BeforeEach
    void open() {
        client = XVFB.client();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void drawsWindowsAndRectanglesWhereTheyBelong() {
        try (XWindow window = client.window(100, 50, 40, 30, 0xff0000)) {
            window.fill(10, 5, 20, 10, 0x0000ff);
            assertThat(client.colourAt(100, 50)).isEqualTo(0xff0000);
            assertThat(client.colourAt(139, 79)).isEqualTo(0xff0000);
            assertThat(client.colourAt(110, 55)).isEqualTo(0x0000ff);
            assertThat(client.colourAt(140, 80)).isZero();
        }
        assertThat(client.colourAt(100, 50)).isZero();
    }

    @Test
    void hearsThePointerMove() {
        try (XWindow window = client.window(100, 50, 40, 30, 0xffffff)) {
            client.movePointer(110, 60);
            assertThat(client.next(XInput.Moved.class)).isEqualTo(new XInput.Moved(10, 10, 110, 60, 0));
            assertThat(client.pointer()).isEqualTo(new XPointer(110, 60, 0));
        }
    }

    @Test
    void knowsTheKeysAndThatNoneIsDown() {
        assertThat(client.keysDown()).isEmpty();
        assertThat(client.keycode("a")).isBetween(8, 255);
        assertThat(client.keycode("Cyrillic_a")).isZero();
    }

    @Test
    void shrinksAndGrowsTheScreen() {
        assertThat(XVFB.run("xrandr")).contains("current 1365 x 767");
        XVFB.resize(1920, 1080);
        assertThat(XVFB.run("xrandr")).contains("current 1920 x 1080");
        XVFB.resize(1365, 767);
        assertThat(XVFB.run("xrandr")).contains("current 1365 x 767");
    }
}
