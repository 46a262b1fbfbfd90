package io.deskhost;

import static io.deskhost.MainJob.NEAR;
import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.CodedFrame;
import io.deskhost.testpeer.ColourHistory;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Picture;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.testpeer.VideoCodec;
import io.deskhost.wire.proto.Peer.CaptureDisplays;
import io.deskhost.wire.proto.Peer.MessageQuery;
import io.deskhost.wire.proto.Peer.SwitchDisplay;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures from a real X server to a real decoder. */
class VideoIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1920, 1080).shrunkTo(1280, 800));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void usualSize() {
        XVFB.resize(1280, 800);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void aRedWindowDecodesRed(VideoCodec codec) {
        try (XClient x = XVFB.client(); XWindow _ = x.window(100, 100, 300, 200, 0xff0000);
             TestPeer peer = host.viewer(PeerOptions.standard().decoders(EnumSet.of(codec)).preferring(codec))) {
            peer.viewer().awaitColour(110, 110, 280, 180, Rgb.RED, NEAR, SOON);
            assertThat(peer.viewer().frames()).extracting(CodedFrame::codec).containsOnly(codec);
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void theFirstFrameIsAKeyFrameAndSoIsNoOther() {
        try (XClient x = XVFB.client(); XWindow window = x.window(0, 0, 400, 300, 0);
             TestPeer peer = host.viewer()) {
            for (Rgb colour : colours(5)) {
                window.fill(0, 0, 400, 300, packed(colour));
                peer.viewer().awaitColour(0, 0, 400, 300, colour, NEAR, SOON);
            }
            assertThat(peer.viewer().frames()).extracting(CodedFrame::key).startsWith(true)
                    .filteredOn(key -> key).hasSize(1);
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void aStalledViewerDoesNotSlowAnother() {
        try (XClient x = XVFB.client(); XWindow window = x.window(0, 0, 1280, 800, 0x808080);
             TestPeer stalled = host.viewer(PeerOptions.standard().myId("1").receiveBuffer(8192));
             TestPeer fine = host.viewer(PeerOptions.standard().myId("2"))) {
            ColourHistory history = fine.viewer().history(0, new Rectangle(500, 300, 200, 150));
            stalled.hold();
            List<Rgb> colours = colours(16);
            Random random = new Random(1);
            for (Rgb colour : colours) {
                clutter(window, random);
                window.fill(480, 280, 240, 190, packed(colour));
                fine.viewer().awaitColour(500, 300, 200, 150, colour, 20, SOON);
            }
            assertThat(history.seenInOrder(colours, 20)).isEqualTo(colours.size());
            int missed = fine.viewer().frames().size() - stalled.viewer().frames().size();
            assertThat(missed).as("frames that the stalled viewer did not get").isPositive();

            stalled.resume();
            stalled.viewer().awaitColour(500, 300, 200, 150, colours.getLast(), 20, Duration.ofSeconds(8));
            assertThat(stalled.viewer().violations()).isEmpty();
            assertThat(fine.viewer().violations()).isEmpty();
            assertThat(fine.viewer().frames().stream().filter(CodedFrame::key)).as("key frames for one late viewer")
                    .hasSizeLessThan(5);
        }
    }

    @Test
    void aViewerThatTakesNothingForTwelveSecondsIsLeft() {
        try (XClient x = XVFB.client(); XWindow window = x.window(0, 0, 1280, 800, 0x808080);
             TestPeer stalled = host.viewer(PeerOptions.standard().myId("1").receiveBuffer(8192))) {
            stalled.hold();
            long held = System.nanoTime();
            Random random = new Random(2);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                clutter(window, random);
                return host.connections().list().isEmpty();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - held))
                    .isBetween(Duration.ofSeconds(11), Duration.ofSeconds(17));
        }
    }

    @Test
    void followsANewSizeInMidStream() {
        try (TestPeer peer = host.viewer()) {
            int mark = peer.mark();
            XVFB.resize(1024, 768);
            SwitchDisplay told = peer.expectMisc(misc -> misc.hasSwitchDisplay(), SOON, mark).getSwitchDisplay();
            assertThat(told.getWidth()).isEqualTo(1024);
            assertThat(told.getHeight()).isEqualTo(768);
            assertThat(told.hasOriginalResolution()).isTrue();
            awaitSize(peer, 1024, 768);
            try (XClient x = XVFB.client(); XWindow _ = x.window(900, 650, 124, 118, 0x00ff00)) {
                peer.viewer().awaitColour(910, 660, 110, 100, Rgb.GREEN, NEAR, SOON);
            }
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void anOddSizeIsShownToTheLastPixel() {
        XVFB.resize(1365, 767);
        try (XClient x = XVFB.client(); XWindow _ = x.window(1361, 763, 4, 4, 0xff0000);
             TestPeer peer = host.viewer()) {
            awaitSize(peer, 1365, 767);
            peer.viewer().awaitColour(1362, 764, 3, 3, Rgb.RED, 30, SOON);
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void aRefreshBringsAKeyFrameOfAStillScreen() {
        try (TestPeer peer = host.viewer()) {
            peer.viewer().awaitQuiet(Duration.ofMillis(700), SOON);
            long asked = System.nanoTime();
            peer.refresh(0);
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            asked = System.nanoTime();
            peer.misc(misc -> misc.setRefreshVideo(true));
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            asked = System.nanoTime();
            peer.misc(misc -> misc.setClientRecordStatus(true));
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
        }
    }

    @Test
    void anAnsweredSwitchIsFollowedByAKeyFrame() {
        try (XClient x = XVFB.client(); XWindow window = x.window(0, 0, 400, 300, 0); TestPeer peer = host.viewer()) {
            for (Rgb colour : colours(4)) {
                int mark = peer.mark();
                peer.misc(misc -> misc.setMessageQuery(MessageQuery.newBuilder().setSwitchDisplay(0)));
                peer.expectMisc(misc -> misc.hasSwitchDisplay(), SOON, mark);
                window.fill(0, 0, 400, 300, packed(colour));
                peer.viewer().awaitColour(10, 10, 380, 280, colour, NEAR, SOON);
                peer.switchDisplay(0);
            }
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void displaysThatDoNotExistChangeNothing() {
        try (TestPeer peer = host.viewer()) {
            int mark = peer.mark();
            for (int display : new int[] {-1, 1, 99, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                peer.misc(misc -> misc.setMessageQuery(MessageQuery.newBuilder().setSwitchDisplay(display)));
                peer.misc(misc -> misc.setSwitchDisplay(SwitchDisplay.newBuilder().setDisplay(display)));
                peer.misc(misc -> misc.setCaptureDisplays(CaptureDisplays.newBuilder().addSet(display)));
                peer.misc(misc -> misc.setRefreshVideoDisplay(display));
            }
            assertThat(peer.staysSilent(message -> message.getMisc().hasSwitchDisplay(), Duration.ofMillis(800),
                    mark)).isTrue();
            long asked = System.nanoTime();
            peer.refresh(0);
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            assertThat(peer.viewer().frames()).extracting(CodedFrame::display).containsOnly(0);
        }
    }

    @Test
    void theLastPictureOfABurstArrivesAndIsRefined() {
        try (XClient x = XVFB.client(); XWindow window = x.window(200, 200, 256, 192, 0xffffff);
             TestPeer peer = host.viewer()) {
            Random random = new Random(7);
            for (int i = 0; i < 40; i++) {
                window.fill(random.nextInt(200), random.nextInt(150), 40, 30, random.nextInt(1 << 24));
            }
            peer.viewer().awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
            Picture picture = peer.viewer().picture().orElseThrow();
            assertThat(error(picture, x)).as("mean difference to the screen, in 255ths").isLessThan(12);
        }
    }

    @Test
    void capturingNothingEndsThePicturesAndCapturingAgainBringsAKeyFrame() {
        try (XClient x = XVFB.client(); XWindow window = x.window(0, 0, 400, 300, 0); TestPeer peer = host.viewer()) {
            peer.misc(misc -> misc.setCaptureDisplays(CaptureDisplays.getDefaultInstance()));
            peer.viewer().awaitQuiet(Duration.ofMillis(500), SOON);
            int before = peer.viewer().frames().size();
            window.fill(0, 0, 400, 300, 0xff0000);
            peer.viewer().awaitQuiet(Duration.ofMillis(500), SOON);
            assertThat(peer.viewer().frames()).hasSize(before);

            long asked = System.nanoTime();
            peer.misc(misc -> misc.setCaptureDisplays(CaptureDisplays.newBuilder().addSet(0)));
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            peer.viewer().awaitColour(0, 0, 400, 300, Rgb.RED, NEAR, SOON);
        }
    }

    /** The mean difference of a channel between what is decoded and what the X server shows, at scattered places. */
    private static double error(Picture picture, XClient x) {
        Random places = new Random(3);
        return IntStream.range(0, 600).map(_ -> {
            int atX = 200 + places.nextInt(256);
            int atY = 200 + places.nextInt(192);
            return picture.pixel(atX, atY).distance(Rgb.of(x.colourAt(atX, atY)));
        }).average().orElseThrow();
    }

    private static void awaitSize(TestPeer peer, int width, int height) {
        await().atMost(SOON).until(() -> peer.viewer().picture()
                .filter(picture -> picture.width() == width && picture.height() == height).isPresent());
    }

    private static void clutter(XWindow window, Random random) {
        for (int i = 0; i < 300; i++) {
            window.fill(random.nextInt(1240), random.nextInt(770), 40, 30, random.nextInt(1 << 24));
        }
    }

    /** Colours that differ enough from each other to be told apart after coding. */
    private static List<Rgb> colours(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Rgb(i % 2 == 0 ? 230 : 30, 40 + i * 160 / count,
                i % 4 < 2 ? 30 : 220)).toList();
    }

    private static int packed(Rgb colour) {
        return colour.red() << 16 | colour.green() << 8 | colour.blue();
    }
}
