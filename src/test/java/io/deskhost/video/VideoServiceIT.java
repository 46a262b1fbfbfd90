package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.platform.VideoLibraries;
import io.deskhost.platform.ffmpeg.Decoded;
import io.deskhost.platform.x11.X11Address;
import io.deskhost.platform.x11.X11ScreenSource;
import io.deskhost.platform.x11.X11Screens;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From an X client's drawing to the picture that a viewer decodes. */
class VideoServiceIT {

    private static final int[] RED = {82, 90, 240};
    private static final int[] BLUE = {41, 240, 110};
    private static final int[] GREEN = {145, 54, 34};

    @RegisterExtension
    final XvfbExtension xvfb = XvfbExtension.screen(1365, 767);

    private VideoService service;
    private ScreenViewer viewer;
    private Subscription subscription;

    private void watch(Codec codec) throws ServiceUnavailable {
        X11Address address = new X11Address(Optional.of(xvfb.display()), xvfb.authority());
        VideoLibraries libraries = VideoLibraries.find();
        service = new VideoService(new X11ScreenSource(address), new X11Screens(address), libraries.colours(),
                libraries.encoders(), new VideoProperties(60, 0));
        SupportedDecoding decoding = new SupportedDecoding(Set.of(Codec.VP9, Codec.VP8), Optional.of(codec),
                new CodecAbility(Set.of()), false);
        service.on(new ServiceCommand.Wish(1, 0, new VideoWish(decoding, 60, 0.67, 0)));
        viewer = new ScreenViewer(service);
        subscription = service.subscribe(ServiceName.monitor(0), viewer);
    }

    @AfterEach
    void leave() {
        subscription.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.startsWith("capture-") || name.startsWith("encode-")));
        viewer.close();
        assertThat(viewer.faults()).isEmpty();
    }

    private void awaitColour(int x, int y, int[] colour) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            int[] shown = viewer.picture().orElseThrow(() -> new AssertionError("no picture")).at(x, y);
            for (int i = 0; i < colour.length; i++) {
                assertThat(shown[i]).as("component %d at %d,%d", i, x, y).isBetween(colour[i] - 4, colour[i] + 4);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void showsWhatIsDrawn(Codec codec) throws ServiceUnavailable {
        try (XClient client = xvfb.client(); XWindow window = client.window(100, 100, 300, 200, 0xff0000)) {
            watch(codec);
            awaitColour(250, 200, RED);
            window.fill(0, 0, 300, 200, 0x0000ff);
            awaitColour(250, 200, BLUE);
            XWindow corner = client.window(1360, 760, 5, 7, 0x00ff00);
            awaitColour(1363, 765, GREEN);
            corner.close();
            assertThat(viewer.keys()).isEqualTo(1);
        }
    }

    @Test
    void isSilentOnAStillScreenOnceItIsSharp() throws ServiceUnavailable {
        Random random = new Random(5);
        try (XClient client = xvfb.client(); XWindow window = client.window(0, 0, 1365, 767, 0xffffff)) {
            for (int i = 0; i < 400; i++) {
                window.fill(random.nextInt(1300), random.nextInt(750), 1 + random.nextInt(3),
                        1 + random.nextInt(9), 0);
            }
            watch(Codec.VP9);
            await().atMost(Duration.ofSeconds(30)).until(() -> viewer.picture().isPresent());
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(30)).until(this::noNewFrame);
            assertThat(difference(viewer.picture().orElseThrow(), client)).as("mean difference of luma")
                    .isLessThan(2);
        }
    }

    private int seen;

    private boolean noNewFrame() {
        int before = seen;
        seen = viewer.frames();
        return before == seen;
    }

    /** Of black and white pixels along a line through the screen. */
    private static double difference(Decoded picture, XClient client) {
        double sum = 0;
        for (int x = 0; x < 1365; x += 7) {
            int luma = client.colourAt(x, x / 2) == 0 ? 16 : 235;
            sum += Math.abs(luma - picture.at(x, x / 2)[0]);
        }
        return sum / 195;
    }

    @Test
    void followsTheSizeOfTheScreen() throws ServiceUnavailable {
        try (XClient client = xvfb.client(); XWindow _ = client.window(0, 0, 200, 200, 0x0000ff)) {
            watch(Codec.VP9);
            awaitColour(100, 100, BLUE);
            xvfb.resize(801, 601);
            await().atMost(Duration.ofSeconds(20)).until(() -> viewer.picture().orElseThrow().width() == 801);
            assertThat(viewer.picture().orElseThrow().height()).isEqualTo(601);
            awaitColour(100, 100, BLUE);
        }
    }

    @Test
    void isBackSoonAfterTheXServerIs() throws ServiceUnavailable {
        watch(Codec.VP9);
        await().atMost(Duration.ofSeconds(20)).until(() -> viewer.picture().isPresent());
        xvfb.kill();
        await().until(() -> !service.snapshots().getFirst().lastError().isEmpty());
        xvfb.restart();
        try (XClient client = xvfb.client(); XWindow _ = client.window(10, 10, 300, 300, 0xff0000)) {
            awaitColour(100, 100, RED);
            assertThat(service.snapshots().getFirst().lastError()).isEmpty();
        }
    }
}
