package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.deskhost.display.AwakeHold;
import io.deskhost.display.Layout;
import io.deskhost.display.ResolutionChange;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xss;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class X11DisplaysIT {

    private static final ResolutionChange DONE = new ResolutionChange.Done();
    private static final Size USUAL = new Size(1920, 1080);

    @RegisterExtension
    final XvfbExtension xvfb = XvfbExtension.screen(3840, 2160).shrunkTo(1920, 1080);

    @Test
    void changesToAListedModeAndBack() throws ServiceUnavailable {
        assertThat(displays().change("screen", new Size(3840, 2160))).isEqualTo(DONE);
        assertThat(sizes()).containsExactly(new Size(3840, 2160));
        assertThat(root()).isEqualTo("3840 x 2160");
        assertThat(originals()).containsExactly(USUAL);

        displays().restore();
        assertThat(sizes()).containsExactly(USUAL);
        assertThat(root()).isEqualTo("1920 x 1080");
        assertThat(originals()).containsExactly(USUAL);
    }

    @ParameterizedTest
    @CsvSource({"1234, 777", "640, 480", "3839, 10", "10, 1081"})
    void makesAModeThatNoOutputHasAndTakesItAwayAgain(int width, int height) throws ServiceUnavailable {
        String modes = xvfb.run("xrandr", "--verbose");

        assertThat(displays().change("screen", new Size(width, height))).isEqualTo(DONE);
        assertThat(sizes()).containsExactly(new Size(width, height));
        assertThat(root()).isEqualTo(width + " x " + height);

        displays().restore();
        assertThat(sizes()).containsExactly(USUAL);
        assertThat(xvfb.run("xrandr", "--verbose").lines().filter(line -> line.contains("MHz")).toList())
                .isEqualTo(modes.lines().filter(line -> line.contains("MHz")).toList());
    }

    @Test
    void remembersTheFirstSizeOverSeveralChanges() throws ServiceUnavailable {
        for (Size size : List.of(new Size(800, 600), new Size(1024, 768), new Size(1280, 720))) {
            assertThat(displays().change("screen", size)).isEqualTo(DONE);
            assertThat(originals()).containsExactly(USUAL);
        }
        displays().restore();
        assertThat(sizes()).containsExactly(USUAL);
    }

    @ParameterizedTest
    @CsvSource({"screen, 3841, 1080", "screen, 1920, 2161", "screen, 65535, 65535", "screen, 9, 600",
            "screen, 800, 1", "nowhere, 800, 600"})
    void refusesWhatCannotBeAndChangesNothing(String display, int width, int height) throws ServiceUnavailable {
        assertThat(displays().change(display, new Size(width, height)))
                .isInstanceOfSatisfying(ResolutionChange.Refused.class, refused ->
                        assertThat(refused.why()).isNotBlank());
        assertThat(sizes()).containsExactly(USUAL);
        assertThat(originals()).containsExactly(USUAL);
        assertThat(xvfb.run("xprop", "-root", "_DESKHOST_ORIGINAL_SIZES")).contains("not found");
    }

    @Test
    void doesNothingForTheSizeThatItHas() throws ServiceUnavailable {
        assertThat(displays().change("screen", USUAL)).isEqualTo(DONE);
        displays().restore();
        assertThat(sizes()).containsExactly(USUAL);
    }

    @Test
    void movesTheMonitorsBesideOneThatChanges() throws ServiceUnavailable {
        two();
        assertThat(layout().modes().get(1)).contains(new Size(800, 600), new Size(1920, 1080), new Size(1280, 720));

        assertThat(displays().change("left", new Size(1024, 768))).isEqualTo(DONE);
        assertThat(layout().displays()).extracting(DisplayInfo::name, DisplayInfo::x, DisplayInfo::width)
                .containsExactly(tuple("left", 0, 1024), tuple("right", 1024, 1280));
        assertThat(root()).isEqualTo("2304 x 768");
        assertThat(displays().change("right", new Size(1920, 1200))).isEqualTo(DONE);
        assertThat(root()).isEqualTo("2944 x 1200");
        assertThat(originals()).containsExactly(USUAL, new Size(1280, 720));
        assertThat(layout().primary()).isZero();

        displays().restore();
        assertThat(layout().displays()).extracting(DisplayInfo::name, DisplayInfo::x, DisplayInfo::width)
                .containsExactly(tuple("left", 0, 1920), tuple("right", 1920, 1280));
        assertThat(root()).isEqualTo("3200 x 1080");
    }

    @Test
    void offersAndTakesNoSizeThatHasNoRoomBesideTheOthers() throws ServiceUnavailable {
        two();
        assertThat(layout().modes().get(1)).doesNotContain(new Size(2560, 1440));
        assertThat(displays().change("right", new Size(2560, 1440))).isInstanceOf(ResolutionChange.Refused.class);
        assertThat(sizes()).containsExactly(USUAL, new Size(1280, 720));
    }

    @Test
    void givesTwoDisplaysBackThatOnlyHaveRoomInOneOrder() throws ServiceUnavailable {
        two();
        displays().change("left", new Size(800, 600));
        displays().change("right", new Size(2560, 1440));
        assertThat(root()).isEqualTo("3360 x 1440");

        displays().restore();
        assertThat(sizes()).containsExactly(USUAL, new Size(1280, 720));
    }

    @Test
    void changesAMonitorThatLiesOverAnotherOne() throws ServiceUnavailable {
        xvfb.run("xrandr", "--setmonitor", "PLUGGED", "640/170x480/130+0+0", "none");

        assertThat(displays().change("PLUGGED", new Size(800, 600))).isEqualTo(DONE);
        assertThat(sizes()).containsExactlyInAnyOrder(USUAL, new Size(800, 600));
        displays().restore();
        assertThat(sizes()).containsExactlyInAnyOrder(USUAL, new Size(640, 480));
    }

    @Test
    void saysThatThereIsNoServer() {
        xvfb.kill();
        assertThat(displays().change("screen", new Size(800, 600))).isInstanceOf(ResolutionChange.Refused.class);
        displays().restore();
        assertThatThrownBy(() -> displays().keepAwake()).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void theScreenIsUnblankedAndStaysSoUntilTheEnd() throws ServiceUnavailable {
        xvfb.run("xset", "s", "1", "1");
        xvfb.run("xset", "s", "activate");
        await().until(this::blanked);

        try (AwakeHold hold = displays().keepAwake()) {
            await().until(() -> !blanked());
            await().during(Duration.ofMillis(2500)).atMost(Duration.ofSeconds(4))
                    .until(() -> !blanked());
            assertThat(hold.renew()).isTrue();
        }
        await().until(this::blanked);
    }

    @Test
    void noticesThatTheScreenThatWasKeptAwakeIsGone() throws ServiceUnavailable {
        try (AwakeHold hold = displays().keepAwake()) {
            assertThat(hold.renew()).isTrue();
            xvfb.kill();
            await().until(() -> !hold.renew());
        }
    }

    /** {@code XScreenSaverInfo.state} is 1 while the saver shows. */
    private boolean blanked() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(xvfb.display()))) {
            Pointer info = Info.XScreenSaverAllocInfo();
            Info.XScreenSaverQueryInfo(connection.display(), connection.root(), info);
            boolean on = info.getInt(8) == 1;
            X11.XFree(info);
            return on;
        }
    }

    static final class Info {
        static {
            Native.register(Info.class, Xss.SONAME);
        }

        static native Pointer XScreenSaverAllocInfo();

        static native int XScreenSaverQueryInfo(Pointer display, long drawable, Pointer info);
    }

    /** 1920x1080 and 1280x720 side by side, with room for 640 pixels more. */
    private void two() {
        xvfb.resize(3200, 1080);
        xvfb.run("xrandr", "--setmonitor", "*left", "1920/508x1080/286+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "right", "1280/339x720/190+1920+0", "none");
    }

    private X11Displays displays() {
        return new X11Displays(X11Address.of(xvfb.display()));
    }

    private Layout layout() throws ServiceUnavailable {
        return new X11Screens(X11Address.of(xvfb.display())).layout();
    }

    private List<Size> sizes() throws ServiceUnavailable {
        return layout().displays().stream().map(display -> new Size(display.width(), display.height())).toList();
    }

    private List<Size> originals() throws ServiceUnavailable {
        return layout().displays().stream().map(DisplayInfo::original).map(Optional::orElseThrow).toList();
    }

    private String root() {
        return xvfb.run("xrandr").replaceAll("(?s).*current (\\d+ x \\d+),.*", "$1");
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
