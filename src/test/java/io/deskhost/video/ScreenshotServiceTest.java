package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Codec;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import io.netty.buffer.ByteBufInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScreenshotServiceTest {

    private static final Area ALL = new Area(0, 0, 320, 200);

    private final FakeDesktop desktop = new FakeDesktop(320, 200);
    private final VideoService video = new VideoService(desktop, desktop, new GreenToLuma(),
            List.of(new FakeEncoders(Codec.VP9)), new VideoProperties(60, 1));
    private final ScreenshotService screenshots = new ScreenshotService(video, desktop);
    private final Map<Integer, BufferedImage> pictures = new ConcurrentHashMap<>();
    private final Map<Integer, String> errors = new ConcurrentHashMap<>();
    private Subscription subscription = () -> { };

    @BeforeEach
    void subscribe() throws ServiceUnavailable {
        subscription = screenshots.subscribe(ServiceName.SCREENSHOT, this::note);
    }

    @AfterEach
    void end() {
        subscription.close();
        screenshots.close();
    }

    private void note(Published published) {
        Published.Screenshot screenshot = (Published.Screenshot) published;
        try (ByteBufInputStream bytes = new ByteBufInputStream(screenshot.png(), true)) {
            if (screenshot.error().isEmpty()) {
                pictures.put(screenshot.request(), ImageIO.read(bytes));
            } else {
                errors.put(screenshot.request(), screenshot.error());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private BufferedImage picture(int request) {
        screenshots.on(new ServiceCommand.Screenshot(request, 0));
        await().until(() -> pictures.containsKey(request));
        return pictures.get(request);
    }

    @Test
    void isCapturedWhenNobodyWatches() {
        BufferedImage picture = picture(1);

        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(200);
        assertThat(desktop.opened()).isEqualTo(1);
        assertThat(desktop.screen().closed()).isTrue();
    }

    @Test
    void isTheLastPictureWhileSomebodyWatches() throws ServiceUnavailable {
        Audience audience = new Audience(video);
        video.on(new ServiceCommand.Wish(1, 0, new VideoWish(SupportedDecoding.VP9_ONLY, 60, 1, 0)));
        try (Subscription _ = video.subscribe(ServiceName.monitor(0), audience)) {
            await().until(() -> desktop.opened() == 1 && desktop.screen().grabs() > 0);
            desktop.paint(ALL, 0x00ff00);
            int request = 1;
            while (picture(request).getRGB(100, 100) != 0xff00ff00) {
                request++;
            }
            assertThat(desktop.opened()).as("the screen is opened once, and the stream goes on").isEqualTo(1);
            assertThat(desktop.screen().closed()).isFalse();
        }
    }

    @Test
    void saysWhyThereIsNone() {
        picture(1);
        desktop.lose();
        screenshots.on(new ServiceCommand.Screenshot(2, 0));
        await().until(() -> "Cannot open display :7.".equals(errors.get(2)));
        assertThat(screenshots.snapshots()).singleElement()
                .satisfies(snapshot -> assertThat(snapshot.lastError()).isEqualTo("Cannot open display :7."));
    }

    @Test
    void refusesWhatDoesNotFitIntoItsQueue() {
        for (int request = 1; request <= 200; request++) {
            screenshots.on(new ServiceCommand.Screenshot(request, 0));
        }
        await().until(() -> pictures.size() + errors.size() == 200);
        assertThat(errors.values()).isNotEmpty().allMatch(error -> error.contains("Too many"));
        assertThat(pictures).containsKey(1);
    }
}
