package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.cursor.CursorImage;
import io.deskhost.cursor.Rhythm;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class X11CursorShapeIT {

    private static final Rhythm AT_ONCE = new Rhythm(Duration.ofMillis(1), 1);
    private static final int CROSSHAIR = 34;

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(640, 480);

    private XClient client;
    private XWindow window;

    @BeforeEach
    void open() {
        client = XVFB.client();
        window = client.window(0, 0, 300, 300, 0x808080);
        client.movePointer(150, 150);
    }

    @AfterEach
    void close() {
        client.close();
        Watched.awaitNoThread("x11-cursor");
    }

    private static Watched<CursorImage> watch(Rhythm rhythm) {
        return new Watched<>(X11LiveValue.cursorShape(X11Address.of(XVFB.display())), rhythm);
    }

    private static boolean isRectangle(CursorImage image, int width, int height, int pixel) {
        return image.width() == width && image.height() == height
                && Arrays.stream(image.pixels()).allMatch(each -> each == pixel);
    }

    @Test
    void tellsThePresentShapeFirst() {
        window.cursor(12, 10, 3, 5, 0x4080c0);
        try (Watched<CursorImage> watched = watch(AT_ONCE)) {
            CursorImage image = watched.await(shape -> isRectangle(shape, 12, 10, 0xff4080c0));
            assertThat(image.hotX()).isEqualTo(3);
            assertThat(image.hotY()).isEqualTo(5);
            assertThat(watched.values).hasSize(1);
        }
    }

    @Test
    void tellsWhatTheWindowUnderThePointerWants() {
        try (Watched<CursorImage> watched = watch(AT_ONCE);
             XWindow other = client.window(320, 0, 300, 300, 0)) {
            window.cursor(8, 8, 0, 0, 0xff0000);
            other.cursor(9, 9, 0, 0, 0x00ff00);
            watched.await(shape -> isRectangle(shape, 8, 8, 0xffff0000));
            client.movePointer(400, 100);
            watched.await(shape -> isRectangle(shape, 9, 9, 0xff00ff00));
            client.movePointer(100, 100);
            watched.await(shape -> isRectangle(shape, 8, 8, 0xffff0000));
            window.cursor(CROSSHAIR);
            CursorImage crosshair = watched.await(shape -> shape.width() != 8);
            assertThat(Arrays.stream(crosshair.pixels()).map(pixel -> pixel >>> 24)).contains(0, 0xff);
        }
    }

    @Test
    void tellsTheLatestOfManyInItsRhythm() {
        try (Watched<CursorImage> watched = watch(new Rhythm(Duration.ofMillis(200), 1))) {
            watched.await(_ -> true);
            for (int i = 1; i <= 40; i++) {
                window.cursor(i, 8, 0, 0, 0xffffff);
            }
            watched.await(shape -> shape.width() == 40);
            assertThat(watched.values).hasSizeLessThan(10);
        }
    }

    @Test
    void sleepsWhileNothingChanges() {
        try (Watched<CursorImage> watched = watch(AT_ONCE)) {
            watched.await(_ -> true);
            await().during(Duration.ofMillis(300)).until(() -> watched.values.size() == 1);
            assertThat(watched.troubles).containsExactly("");
        }
    }

    @Test
    void comesBackWithTheServer() {
        try (Watched<CursorImage> watched = watch(AT_ONCE)) {
            watched.await(_ -> true);
            int before = watched.values.size();
            XVFB.kill();
            await().until(() -> watched.troubles.size() > 1 && !watched.troubles.getLast().isEmpty());
            XVFB.restart();
            await().until(() -> watched.troubles.getLast().isEmpty() && watched.values.size() > before);
        }
    }
}
