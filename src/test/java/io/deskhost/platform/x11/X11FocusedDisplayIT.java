package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.cursor.Rhythm;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two displays side by side, of 400x300 each. */
class X11FocusedDisplayIT {

    private static final Rhythm AT_ONCE = new Rhythm(Duration.ofMillis(1), 1);

    @RegisterExtension
    final XvfbExtension xvfb = XvfbExtension.screen(800, 300);

    private XClient client;
    private XWindow window;
    private int left;
    private int right;

    @BeforeEach
    void open() throws Exception {
        xvfb.run("xrandr", "--setmonitor", "left", "400/100x300/100+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "right", "400/100x300/100+400+0", "none");
        List<String> order = new X11Screens(X11Address.of(xvfb.display())).layout().displays().stream()
                .map(display -> display.name()).toList();
        left = order.indexOf("left");
        right = order.indexOf("right");
        client = xvfb.client();
        window = client.window(350, 50, 90, 90, 0);
    }

    @AfterEach
    void close() {
        client.close();
        Watched.awaitNoThread("x11-focus");
    }

    private Watched<Integer> watch() {
        return new Watched<>(X11LiveValue.focusedDisplay(X11Address.of(xvfb.display())), AT_ONCE);
    }

    @Test
    void tellsTheDisplayOfTheFocusedWindowsCentre() {
        client.activeWindow(window.id());
        try (Watched<Integer> watched = watch(); XWindow other = client.window(360, 50, 90, 90, 0)) {
            watched.await(display -> display == left);
            client.activeWindow(other.id());
            watched.await(display -> display == right);
            client.activeWindow(window.id());
            watched.await(display -> display == left);
        }
    }

    @Test
    void followsTheFocusedWindowWhereItIsMoved() {
        client.activeWindow(window.id());
        try (Watched<Integer> watched = watch()) {
            watched.await(display -> display == left);
            window.place(500, 50, 90, 90);
            watched.await(display -> display == right);
        }
    }

    @Test
    void keepsStillWhileNoWindowHasTheFocusOrItIsGone() {
        try (Watched<Integer> watched = watch()) {
            client.activeWindow(0);
            client.activeWindow(0x7fffff);
            client.activeWindow(window.id());
            watched.await(display -> display == left);
            window.close();
            client.activeWindow(0);
            assertThat(watched.values).containsExactly(left);
            assertThat(watched.troubles).containsExactly("");
        }
    }

    @Test
    void keepsStillWithOneDisplay() {
        xvfb.run("xrandr", "--delmonitor", "right");
        xvfb.run("xrandr", "--delmonitor", "left");
        client.activeWindow(window.id());
        try (Watched<Integer> watched = watch()) {
            await().during(Duration.ofMillis(300)).until(() -> watched.values.isEmpty());
            assertThat(watched.troubles).containsExactly("");
        }
    }
}
