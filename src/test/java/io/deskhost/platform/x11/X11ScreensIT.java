package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskhost.display.Layout;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class X11ScreensIT {

    @RegisterExtension
    final XvfbExtension xvfb = XvfbExtension.screen(3840, 2160).shrunkTo(1920, 1080);

    private final List<Layout> told = new CopyOnWriteArrayList<>();

    @Test
    void tellsTheOneDisplayAndItsModes() throws ServiceUnavailable {
        Layout layout = screens().layout();

        assertThat(layout.displays()).containsExactly(new DisplayInfo(0, 0, 1920, 1080, "screen", true, false,
                Optional.of(new Size(1920, 1080)), 1.0));
        assertThat(layout.primary()).isZero();
        assertThat(layout.modes()).singleElement().satisfies(modes -> assertThat(modes).doesNotHaveDuplicates()
                .startsWith(new Size(3840, 2160)).contains(new Size(1920, 1080), new Size(1280, 720))
                .endsWith(new Size(800, 600)));
    }

    @Test
    void tellsMonitorsInTheOrderOfTheServer() throws ServiceUnavailable {
        xvfb.run("xrandr", "--setmonitor", "left", "960/200x1080/200+0+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "*right", "960/200x1080/200+960+0", "none");

        Layout layout = screens().layout();

        List<String> order = xvfb.run("xrandr", "--listactivemonitors").lines().skip(1)
                .map(line -> line.strip().split("\\s+")[1].replaceAll("[+*]", "")).toList();
        assertThat(layout.displays()).extracting(DisplayInfo::name).hasSize(2).isEqualTo(order);
        assertThat(layout.displays().get(layout.primary()).name()).isEqualTo("right");
        assertThat(layout.displays()).extracting(DisplayInfo::width).containsOnly(960);
        assertThat(layout.modes().get(order.indexOf("left"))).contains(new Size(960, 1080), new Size(1920, 1080))
                .doesNotContain(new Size(3840, 2160));
        assertThat(layout.modes().get(order.indexOf("right"))).contains(new Size(960, 1080), new Size(800, 600));
    }

    @Test
    void leavesOutWhatLiesOutsideTheRootWindow() throws ServiceUnavailable {
        xvfb.run("xrandr", "--setmonitor", "wide", "2000/200x1080/200+960+0", "screen");
        xvfb.run("xrandr", "--setmonitor", "away", "100/200x100/200+3000+0", "none");
        assertThat(screens().layout().displays()).singleElement()
                .extracting(DisplayInfo::name, DisplayInfo::x, DisplayInfo::width).containsExactly("wide", 960, 960);
    }

    @Test
    void saysThatThereIsNoServer() {
        xvfb.kill();
        assertThatThrownBy(() -> screens().layout()).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void tellsThePresentLayoutFirstAndThenEachChangeOnce() {
        try (Subscription _ = screens().watch(told::add)) {
            awaitSizes(new Size(1920, 1080));
            xvfb.resize(1365, 767);
            awaitSizes(new Size(1920, 1080), new Size(1365, 767));
            xvfb.run("xrandr", "--setmonitor", "more", "100/20x100/20+10+10", "none");
            await().until(() -> told.getLast().displays().size() == 2);
            xvfb.run("xrandr", "--delmonitor", "more");
            await().until(() -> told.getLast().displays().size() == 1);
        }
    }

    @Test
    void tellsThatTheServerIsGoneAndThatItIsBack() {
        try (Subscription _ = screens().watch(told::add)) {
            awaitSizes(new Size(1920, 1080));
            xvfb.kill();
            await().until(() -> told.getLast().equals(Layout.NONE));
            xvfb.restart();
            await().until(() -> !told.getLast().equals(Layout.NONE));
            await().untilAsserted(() -> assertThat(told.getLast().displays()).extracting(DisplayInfo::width)
                    .containsExactly(1920));
        }
    }

    @Test
    void waitsForAServerThatIsNotThereYet() {
        xvfb.kill();
        try (Subscription _ = screens().watch(told::add)) {
            await().until(() -> told.equals(List.of(Layout.NONE)));
            xvfb.restart();
            await().until(() -> told.getLast().displays().size() == 1);
        }
    }

    @Test
    void tellsNothingAndLeavesNoThreadOnceClosed() {
        Subscription subscription = screens().watch(told::add);
        awaitSizes(new Size(1920, 1080));
        subscription.close();
        subscription.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("x11-events")));
        xvfb.resize(800, 600);
        await().during(Duration.ofMillis(300)).until(() -> told.size() == 1);
    }

    @Test
    void goesOnWhenItsListenerFails() {
        try (Subscription _ = screens().watch(layout -> {
            told.add(layout);
            throw new IllegalStateException("thrown by the test");
        })) {
            awaitSizes(new Size(1920, 1080));
            xvfb.resize(800, 600);
            await().until(() -> told.size() >= 2);
        }
    }

    private X11Screens screens() {
        return new X11Screens(X11Address.of(xvfb.display()));
    }

    private void awaitSizes(Size... sizes) {
        await().untilAsserted(() -> assertThat(told.stream().map(layout -> new Size(
                layout.displays().getFirst().width(), layout.displays().getFirst().height()))).containsExactly(sizes));
    }
}
