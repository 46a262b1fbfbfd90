package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.Needs;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.video.Area;
import io.deskhost.video.Grab;
import io.deskhost.video.Picture;
import io.deskhost.video.Region;
import io.deskhost.video.Screen;
import io.deskhost.video.Screen.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that lack something, and what others on this machine may see of the shared memory. */
class X11ScreenLimitsIT {

    private static final int WIDTH = 317;
    private static final int HEIGHT = 211;
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;

    @RegisterExtension
    static final XvfbExtension FULL = XvfbExtension.screen(WIDTH, HEIGHT);

    @RegisterExtension
    static final XvfbExtension NO_SHM = XvfbExtension.screen(WIDTH, HEIGHT).with("-extension", "MIT-SHM");

    @RegisterExtension
    static final XvfbExtension NO_DAMAGE = XvfbExtension.screen(WIDTH, HEIGHT).with("-extension", "DAMAGE");

    @RegisterExtension
    static final XvfbExtension NO_RANDR = XvfbExtension.screen(WIDTH, HEIGHT).with("-extension", "RANDR");

    @RegisterExtension
    static final XvfbExtension SHALLOW = XvfbExtension.screen(WIDTH, HEIGHT, 16);

    @Test
    void t44KeepsTheSharedMemoryToThisUserAndRemovesItAtOnce() throws ServiceUnavailable, IOException {
        try (Screen screen = open(FULL)) {
            assertThat(screen.grab()).isInstanceOf(Grab.Changed.class);
            List<String[]> segments = segments();
            assertThat(segments).hasSize(1);
            int mode = Integer.parseInt(segments.getFirst()[2], 8);
            assertThat(mode & 0777).isEqualTo(0600);
            assertThat(mode & 01000).as("marked for removal").isEqualTo(01000);
        }
        assertThat(segments()).isEmpty();
    }

    @Test
    void t44LetsNoOtherUserNearTheSharedMemory() throws ServiceUnavailable, IOException {
        Needs.root();
        Needs.program("setpriv");
        Needs.program("perl");
        try (Screen screen = open(FULL)) {
            screen.grab();
            String read = "shmread(%s, $b, 0, 4) or die $!".formatted(segments().getFirst()[1]);
            FULL.run("perl", "-e", read);
            assertThatThrownBy(() -> FULL.run("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups",
                    "perl", "-e", read)).isInstanceOf(AssertionError.class).hasMessageContaining("Permission denied");
        }
    }

    @Test
    void t44LeavesNoSharedMemoryWhenTheServerRefusesIt() throws ServiceUnavailable, IOException {
        try (Screen screen = open(NO_SHM)) {
            screen.grab();
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void capturesWithoutSharedMemory() throws ServiceUnavailable {
        assertThat(methodOn(NO_SHM)).isEqualTo("XGetImage, XDamage");
        capturesDamage(NO_SHM);
    }

    @Test
    void capturesWithoutDamageByComparing() throws ServiceUnavailable {
        assertThat(methodOn(NO_DAMAGE)).startsWith("XShm, comparing");
        capturesDamage(NO_DAMAGE);
    }

    @Test
    void waitsNoLongerThanItWasToldAlsoWithoutDamage() throws ServiceUnavailable {
        try (Screen screen = open(NO_DAMAGE)) {
            screen.grab();
            long start = System.nanoTime();
            assertThat(screen.await(TimeUnit.MILLISECONDS.toNanos(120))).isEqualTo(Event.NOTHING);
            assertThat(System.nanoTime() - start).isBetween(TimeUnit.MILLISECONDS.toNanos(120),
                    TimeUnit.MILLISECONDS.toNanos(1000));
            screen.wake();
            assertThat(screen.await(-1)).isEqualTo(Event.NOTHING);
        }
    }

    @Test
    void takesTheRootWindowForTheDisplayWithoutRandr() throws ServiceUnavailable {
        capturesDamage(NO_RANDR);
        assertThat(new X11Screens(X11Address.of(NO_RANDR.display())).layout().displays()).hasSize(1).first()
                .satisfies(display -> assertThat(display.width()).isEqualTo(WIDTH));
    }

    @Test
    void refusesADepthItDoesNotUnderstand() {
        assertThatThrownBy(() -> open(SHALLOW)).isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("depth of 16");
    }

    private static void capturesDamage(XvfbExtension xvfb) throws ServiceUnavailable {
        try (XClient client = xvfb.client(); Screen screen = open(xvfb);
             XWindow window = client.window(0, 0, WIDTH, HEIGHT, RED)) {
            assertThat(screen.size()).isEqualTo(new Size(WIDTH, HEIGHT));
            screen.grab();
            assertThat(colour(screen.picture(), WIDTH - 1, HEIGHT - 1)).isEqualTo(RED);
            settle(screen);

            window.fill(64, 32, 16, 16, GREEN);

            assertThat(screen.await(TimeUnit.SECONDS.toNanos(5))).isEqualTo(Event.DAMAGED);
            assertThat(screen.grab()).isEqualTo(new Grab.Changed(Region.of(new Area(64, 32, 16, 16))));
            assertThat(colour(screen.picture(), 64, 32)).isEqualTo(GREEN);
            assertThat(colour(screen.picture(), 79, 47)).isEqualTo(GREEN);
            assertThat(colour(screen.picture(), 80, 47)).isEqualTo(RED);
            assertThat(screen.grab()).isEqualTo(new Grab.Unchanged());
        }
    }

    private static void settle(Screen screen) {
        while (screen.grab() instanceof Grab.Changed) {
            screen.await(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String methodOn(XvfbExtension xvfb) throws ServiceUnavailable {
        try (X11Screen screen = X11Screen.open(X11Connection.open(X11Address.of(xvfb.display())), 0)) {
            return screen.method();
        }
    }

    private static Screen open(XvfbExtension xvfb) throws ServiceUnavailable {
        return new X11ScreenSource(X11Address.of(xvfb.display())).open(0);
    }

    private static int colour(Picture picture, int x, int y) {
        return picture.pixels().getInt(y * picture.stride() + 4 * x) & 0xffffff;
    }

    /** Segments that this process has made: columns key, shmid, perms, size, cpid, lpid, nattch, uid and more. */
    private static List<String[]> segments() throws IOException {
        String own = Long.toString(ProcessHandle.current().pid());
        return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream().skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[4].equals(own))
                .toList();
    }
}
