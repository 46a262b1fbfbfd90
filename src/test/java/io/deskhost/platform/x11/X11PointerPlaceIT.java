package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.cursor.Rhythm;
import io.deskhost.cursor.Spot;
import io.deskhost.input.InputDevice;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class X11PointerPlaceIT {

    private static final Rhythm AT_ONCE = new Rhythm(Duration.ofMillis(1), 1);

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(640, 480);

    private XClient client;

    @BeforeEach
    void open() {
        client = XVFB.client();
        client.movePointer(320, 240);
    }

    @AfterEach
    void close() {
        client.close();
        Watched.awaitNoThread("x11-pointer");
    }

    private static Watched<Spot> watch(Rhythm rhythm) {
        return new Watched<>(X11LiveValue.pointerPlace(X11Address.of(XVFB.display())), rhythm);
    }

    private static void at(Watched<Spot> watched, int x, int y) {
        watched.await(new Spot(x, y)::equals);
    }

    @Test
    void tellsThePresentPlaceFirst() {
        try (Watched<Spot> watched = watch(AT_ONCE)) {
            at(watched, 320, 240);
            assertThat(watched.values).hasSize(1);
        }
    }

    /** Also where a window wants all motion itself, which is what clients of a desktop do. */
    @Test
    void tellsWhatDevicesDo() throws Exception {
        try (Watched<Spot> watched = watch(AT_ONCE); var _ = client.window(0, 0, 640, 480, 0);
             InputDevice device = new X11InputDevices(X11Address.of(XVFB.display())).open()) {
            at(watched, 320, 240);
            device.move(11, 22);
            device.flush();
            at(watched, 11, 22);
            device.moveBy(5, -2);
            device.flush();
            at(watched, 16, 20);
            device.move(30_000, 30_000);
            device.flush();
            at(watched, 639, 479);
        }
    }

    @Test
    void tellsWhenAProgramWarpsThePointer() {
        try (Watched<Spot> watched = watch(AT_ONCE); var _ = client.window(0, 0, 100, 100, 0)) {
            at(watched, 320, 240);
            client.movePointer(400, 300);
            at(watched, 400, 300);
            client.movePointer(50, 50);
            at(watched, 50, 50);
            client.movePointer(401, 301);
            at(watched, 401, 301);
        }
    }

    @Test
    void tellsTheLatestOfManyInItsRhythm() throws Exception {
        try (Watched<Spot> watched = watch(new Rhythm(Duration.ofMillis(200), 1));
             InputDevice device = new X11InputDevices(X11Address.of(XVFB.display())).open()) {
            at(watched, 320, 240);
            for (int i = 1; i <= 600; i++) {
                device.move(i, 7);
                device.flush();
            }
            at(watched, 600, 7);
            assertThat(watched.values).hasSizeLessThan(10);
        }
    }

    @Test
    void comesBackWithTheServer() {
        try (Watched<Spot> watched = watch(AT_ONCE)) {
            at(watched, 320, 240);
            XVFB.kill();
            await().until(() -> !watched.troubles.getLast().isEmpty());
            XVFB.restart();
            await().until(() -> watched.troubles.getLast().isEmpty());
            try (XClient again = XVFB.client()) {
                again.movePointer(5, 6);
                at(watched, 5, 6);
            }
        }
    }
}
