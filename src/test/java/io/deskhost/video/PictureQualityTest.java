package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.platform.VideoLibraries;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What viewers see, with the encoders of this machine. */
class PictureQualityTest {

    private static final int WIDTH = 1365;
    private static final int HEIGHT = 767;

    private final FakeDesktop desktop = new FakeDesktop(WIDTH, HEIGHT);
    private final VideoLibraries libraries = VideoLibraries.find();
    private final VideoService service = new VideoService(desktop, desktop, libraries.colours(), libraries.encoders(),
            new VideoProperties(60, 0));
    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void textIsLegibleAfterABurstAndSharpOnceItIsStill(Codec codec) throws ServiceUnavailable {
        wish(codec, 30);
        try (ScreenViewer viewer = new ScreenViewer(service);
                Subscription _ = service.subscribe(ServiceName.monitor(0), viewer)) {
            await().until(() -> viewer.picture().isPresent());
            for (int line = 0; line < 40; line++) {
                Area area = new Area(20, 20 + 13 * line, 100 + random.nextInt(1000), 13);
                await().pollDelay(Duration.ofMillis(5)).until(() -> write(area));
            }
            await().untilAsserted(() -> assertThat(decibel(viewer)).as("after the burst").isGreaterThan(35));
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(20)).until(() -> isStill(viewer));
            assertThat(decibel(viewer)).as("once it is still").isGreaterThan(45);
            assertThat(viewer.keys()).isEqualTo(1);
            assertThat(viewer.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void everyChangeArrivesWhereverItIs(Codec codec) throws ServiceUnavailable {
        wish(codec, 60);
        try (ScreenViewer viewer = new ScreenViewer(service);
                Subscription _ = service.subscribe(ServiceName.monitor(0), viewer)) {
            await().until(() -> viewer.picture().isPresent());
            for (int i = 0; i < 200; i++) {
                int width = 1 + random.nextInt(60);
                int height = 1 + random.nextInt(40);
                desktop.paint(new Area(random.nextInt(WIDTH - width), random.nextInt(HEIGHT - height), width, height),
                        random.nextInt(0x1000000));
            }
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(20)).until(() -> isStill(viewer));
            assertThat(viewer.picture().orElseThrow().worstBlock(source())).isLessThan(6);
            assertThat(viewer.faults()).isEmpty();
        }
    }

    private void wish(Codec codec, int fps) {
        SupportedDecoding decoding = new SupportedDecoding(Set.of(codec), Optional.of(codec),
                new CodecAbility(Set.of()), false);
        service.on(new ServiceCommand.Wish(1, 0, new VideoWish(decoding, fps, 0.67, 0)));
    }

    private boolean write(Area area) {
        desktop.write(area, random);
        return true;
    }

    private int seen;

    private boolean isStill(ScreenViewer viewer) {
        int before = seen;
        seen = viewer.frames();
        return before == seen;
    }

    private double decibel(ScreenViewer viewer) {
        return viewer.picture().orElseThrow().psnr(source());
    }

    private Planes source() {
        Planes planes = Planes.allocate(WIDTH, HEIGHT);
        libraries.colours().convert(desktop.screen().picture(), planes, new Area(0, 0, WIDTH, HEIGHT));
        return planes;
    }
}
