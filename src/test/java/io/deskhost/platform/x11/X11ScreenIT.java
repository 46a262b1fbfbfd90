package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.video.Area;
import io.deskhost.video.Grab;
import io.deskhost.video.Picture;
import io.deskhost.video.Region;
import io.deskhost.video.Screen;
import io.deskhost.video.Screen.Event;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class X11ScreenIT {

    private static final long SECONDS_5 = TimeUnit.SECONDS.toNanos(5);
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;

    @RegisterExtension
    final XvfbExtension xvfb = XvfbExtension.screen(1920, 1080).shrunkTo(1365, 767);

    private XClient client;
    private Screen screen;

    @BeforeEach
    void open() throws ServiceUnavailable {
        client = xvfb.client();
        screen = new X11ScreenSource(X11Address.of(xvfb.display())).open(0);
    }

    @AfterEach
    void close() {
        screen.close();
        client.close();
    }

    @Test
    void showsARedWindowWhereItIs() {
        client.window(100, 50, 40, 30, RED);

        assertThat(screen.grab()).isEqualTo(new Grab.Changed(Region.of(new Area(0, 0, 1365, 767))));

        assertThat(screen.size()).isEqualTo(new Size(1365, 767));
        assertThat(screen.picture().stride()).isGreaterThanOrEqualTo(4 * 1365);
        assertColour(100, 50, RED);
        assertColour(139, 79, RED);
        assertColour(99, 50, 0);
        assertColour(140, 79, 0);
        assertColour(139, 80, 0);
    }

    @Test
    void readsTheLastPixelOfAnOddSize() {
        client.window(1364, 766, 1, 1, GREEN);
        screen.grab();
        assertColour(1364, 766, GREEN);
        assertColour(1363, 766, 0);
    }

    @Test
    void saysThatThereIsAFirstPictureToGrab() {
        assertThat(screen.await(-1)).isEqualTo(Event.DAMAGED);
    }

    @Test
    void bringsOnlyWhatWasDamaged() {
        XWindow window = client.window(100, 50, 400, 300, RED);
        settle();
        ByteBuffer pixels = screen.picture().pixels();
        int elsewhere = 700 * screen.picture().stride();
        pixels.putInt(elsewhere, 0x123456);

        window.fill(10, 20, 30, 40, GREEN);

        assertThat(screen.await(SECONDS_5)).isEqualTo(Event.DAMAGED);
        assertThat(screen.grab()).isEqualTo(new Grab.Changed(Region.of(new Area(110, 70, 30, 40))));
        assertColour(110, 70, GREEN);
        assertColour(139, 109, GREEN);
        assertColour(140, 70, RED);
        assertThat(pixels.getInt(elsewhere)).as("a row that nobody damaged").isEqualTo(0x123456);
        assertThat(screen.grab()).isEqualTo(new Grab.Unchanged());
    }

    @Test
    void gathersSeparateDamageInOneGrab() {
        XWindow window = client.window(0, 0, 1365, 767, RED);
        settle();
        window.fill(10, 10, 5, 5, GREEN).fill(1300, 700, 20, 20, GREEN);

        assertThat(screen.grab()).isInstanceOfSatisfying(Grab.Changed.class, changed -> assertThat(
                changed.region().areas()).containsExactlyInAnyOrder(new Area(10, 10, 5, 5),
                new Area(1300, 700, 20, 20)));
        assertColour(14, 14, GREEN);
        assertColour(1319, 719, GREEN);
    }

    @Test
    void remainsQuietWhileNothingIsDrawn() {
        settle();
        assertThat(screen.await(TimeUnit.MILLISECONDS.toNanos(50))).isEqualTo(Event.NOTHING);
        assertThat(screen.grab()).isEqualTo(new Grab.Unchanged());
    }

    @Test
    void remembersDamageThatWasNotGrabbed() {
        XWindow window = client.window(0, 0, 100, 100, RED);
        settle();
        window.fill(0, 0, 10, 10, GREEN);
        assertThat(screen.await(SECONDS_5)).isEqualTo(Event.DAMAGED);
        assertThat(screen.await(SECONDS_5)).isEqualTo(Event.DAMAGED);
    }

    @Test
    void endsTheWaitWhenItIsWoken() {
        settle();
        CompletableFuture.runAsync(screen::wake, CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));
        assertThat(screen.await(-1)).isEqualTo(Event.NOTHING);
    }

    @Test
    void tellsThatTheDisplayHasAnotherSize() throws ServiceUnavailable {
        settle();
        xvfb.resize(1024, 768);
        assertThat(screen.await(SECONDS_5)).isEqualTo(Event.RESIZED);
        assertThat(screen.grab()).isEqualTo(new Grab.Resized());
        assertThat(screen.compare()).isEqualTo(new Grab.Resized());
        try (Screen anew = new X11ScreenSource(X11Address.of(xvfb.display())).open(0)) {
            assertThat(anew.size()).isEqualTo(new Size(1024, 768));
        }
    }

    @Test
    void tellsTheNewSizeAlsoToWhoOnlyGrabs() {
        settle();
        xvfb.resize(640, 480);
        assertThat(screen.grab()).isEqualTo(new Grab.Resized());
    }

    @Test
    void showsThePartOfTheRootWindowThatADisplayIs() throws ServiceUnavailable {
        xvfb.run("xrandr", "--setmonitor", "left", "665/100x767/100+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "right", "700/100x600/100+665+100", "none");
        client.window(665, 100, 10, 10, RED);
        client.window(1355, 690, 10, 10, GREEN);
        try (Screen right = new X11ScreenSource(X11Address.of(xvfb.display())).open(1)) {
            assertThat(right.size()).isEqualTo(new Size(700, 600));
            right.grab();
            assertThat(colour(right.picture(), 0, 0)).isEqualTo(RED);
            assertThat(colour(right.picture(), 9, 9)).isEqualTo(RED);
            assertThat(colour(right.picture(), 10, 10)).isZero();
            assertThat(colour(right.picture(), 699, 599)).isEqualTo(GREEN);

            client.window(0, 0, 20, 20, GREEN);
            client.window(700, 200, 20, 20, GREEN);
            assertThat(right.grab()).isEqualTo(new Grab.Changed(Region.of(new Area(35, 100, 20, 20))));
            assertThat(colour(right.picture(), 35, 100)).isEqualTo(GREEN);

            xvfb.run("xrandr", "--delmonitor", "right");
            assertThat(right.await(SECONDS_5)).isEqualTo(Event.RESIZED);
        }
        assertThat(screen.await(SECONDS_5)).as("display 0 is now the left one").isEqualTo(Event.RESIZED);
    }

    @Test
    void refusesADisplayThatDoesNotExist() {
        X11ScreenSource source = new X11ScreenSource(X11Address.of(xvfb.display()));
        assertThatThrownBy(() -> source.open(1)).isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("There is no display 1");
        assertThatThrownBy(() -> source.open(-1)).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void findsByComparingWhatNobodyReported() {
        settle();
        assertThat(screen.compare()).isEqualTo(new Grab.Unchanged());
        screen.picture().pixels().putInt(400 * screen.picture().stride() + 4 * 800, 0x00abcdef);

        assertThat(screen.compare()).isEqualTo(new Grab.Changed(Region.of(new Area(800, 400, 16, 16))));

        assertColour(800, 400, 0);
        assertThat(screen.compare()).isEqualTo(new Grab.Unchanged());
    }

    @Test
    void losesItsServerAndComesBackWithIt() throws ServiceUnavailable {
        settle();
        CompletableFuture.runAsync(xvfb::kill, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        assertThat(screen.await(SECONDS_5)).isEqualTo(Event.LOST);
        assertThat(screen.grab()).isEqualTo(new Grab.Lost("The X server is gone."));
        assertThat(screen.compare()).isInstanceOf(Grab.Lost.class);
        assertThatThrownBy(() -> new X11ScreenSource(X11Address.of(xvfb.display())).open(0))
                .isInstanceOf(ServiceUnavailable.class);

        xvfb.restart();
        try (Screen anew = new X11ScreenSource(X11Address.of(xvfb.display())).open(0);
             XClient other = xvfb.client()) {
            other.window(5, 5, 5, 5, RED);
            anew.grab();
            assertThat(colour(anew.picture(), 7, 7)).isEqualTo(RED);
        }
    }

    @Test
    void losesItsServerInTheMidstOfCapturing() {
        CompletableFuture.runAsync(xvfb::kill, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
        Grab grab = screen.grab();
        while (!(grab instanceof Grab.Lost)) {
            grab = screen.compare();
        }
        assertThat(screen.await(0)).isEqualTo(Event.LOST);
    }

    private void settle() {
        while (screen.grab() instanceof Grab.Changed) {
            screen.await(TimeUnit.MILLISECONDS.toNanos(20));
        }
        screen.await(0);
    }

    private void assertColour(int x, int y, int rgb) {
        assertThat(colour(screen.picture(), x, y)).as("pixel %d,%d", x, y).isEqualTo(rgb);
    }

    private static int colour(Picture picture, int x, int y) {
        return picture.pixels().getInt(y * picture.stride() + 4 * x) & 0xffffff;
    }
}
