package io.deskhost;

import static io.deskhost.MainJob.NEAR;
import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.desktop.Desktop;
import io.deskhost.message.Octets;
import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.CodedFrame;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.proto.Peer.CaptureDisplays;
import io.deskhost.wire.proto.Peer.DisplayInfo;
import io.deskhost.wire.proto.Peer.DisplayResolution;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.Resolution;
import io.deskhost.wire.proto.Peer.ScreenshotRequest;
import io.deskhost.wire.proto.Peer.ScreenshotResponse;
import io.deskhost.wire.proto.Peer.SwitchDisplay;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two monitors, 800x600 left of 640x480, on a real X server, seen and changed by a client. */
class DisplaysIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1920, 1080));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        arrange();
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static void arrange() {
        XVFB.resize(1440, 600);
        XVFB.run("xrandr", "--setmonitor", "*LEFT", "800/211x600/158+0+0", "screen");
        XVFB.run("xrandr", "--setmonitor", "RIGHT", "640/169x480/127+800+0", "none");
    }

    @BeforeEach
    void usual() {
        await().atMost(SOON).until(() -> host.bean(Desktop.class).status().description().orElseThrow().layout()
                .displays().size() == 2);
    }

    @AfterEach
    void allIsAsBefore() {
        await().atMost(SOON).untilAsserted(() -> assertThat(monitors()).containsExactly("800x600+0+0",
                "640x480+800+0"));
    }

    @Test
    void bothAreWatchedAtOnceEachWithItsOwnPicture() {
        try (XClient x = XVFB.client(); XWindow _ = x.window(100, 100, 300, 200, 0xff0000);
             XWindow right = x.window(900, 100, 300, 200, 0x00ff00); TestPeer peer = host.viewer()) {
            captureBoth(peer);
            awaitColour(peer, 0, 110, 110, Rgb.RED);
            awaitColour(peer, 1, 110, 110, Rgb.GREEN);
            right.fill(0, 0, 300, 200, 0x0000ff);
            awaitColour(peer, 1, 110, 110, Rgb.BLUE);
            assertThat(peer.viewer().picture(0).orElseThrow().width()).isEqualTo(800);
            assertThat(peer.viewer().picture(1).orElseThrow().width()).isEqualTo(640);
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void switchingShowsTheOtherFromAKeyFrameOn() {
        try (XClient x = XVFB.client(); XWindow _ = x.window(900, 100, 300, 200, 0x00ff00);
             TestPeer peer = host.viewer()) {
            peer.switchDisplay(1);
            awaitColour(peer, 1, 110, 110, Rgb.GREEN);
            assertThat(peer.viewer().frames(1).getFirst().key()).isTrue();
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void theListComesFirstWhenADisplayIsPluggedInAndOut() {
        try (TestPeer peer = host.viewer()) {
            captureBoth(peer);
            int mark = peer.mark();
            long asked = System.nanoTime();
            XVFB.run("xrandr", "--setmonitor", "MORE", "320/85x240/64+100+100", "none");
            List<DisplayInfo> three = awaitList(peer, 3, mark);
            assertThat(three).allMatch(display -> display.getOnline()
                    && display.getOriginalResolution().getWidth() > 0);
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            peer.viewer().awaitKeyAfter(asked, 1, SOON);
            try (XClient x = XVFB.client(); XWindow _ = x.window(100, 100, 320, 240, 0xff0000)) {
                peer.misc(misc -> misc.setCaptureDisplays(CaptureDisplays.newBuilder().addAdd(2)));
                awaitColour(peer, 2, 10, 10, Rgb.RED);
            }
            mark = peer.mark();
            asked = System.nanoTime();
            XVFB.run("xrandr", "--delmonitor", "MORE");
            awaitList(peer, 2, mark);
            peer.viewer().awaitKeyAfter(asked, 0, SOON);
            peer.viewer().awaitKeyAfter(asked, 1, SOON);
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    /** The second monitor takes the place of the first: its number is another one, and its picture goes there. */
    @Test
    void numbersShiftWithoutAWrongPicture() {
        try (XClient x = XVFB.client(); XWindow _ = x.window(900, 100, 300, 200, 0x00ff00);
             TestPeer peer = host.viewer()) {
            captureBoth(peer);
            awaitColour(peer, 1, 110, 110, Rgb.GREEN);
            int mark = peer.mark();
            XVFB.run("xrandr", "--delmonitor", "LEFT");
            XVFB.run("xrandr", "--setmonitor", "LEFT", "800/211x600/158+0+0", "screen");
            await().atMost(SOON).until(() -> peer.viewer().picture(0).filter(picture -> picture.width() == 640)
                    .filter(picture -> picture.mean(110, 110, 50, 50).near(Rgb.GREEN, NEAR)).isPresent());
            awaitList(peer, 2, mark);
            assertThat(peer.viewer().violations()).isEmpty();
        } finally {
            XVFB.run("xrandr", "--delmonitor", "LEFT");
            XVFB.run("xrandr", "--delmonitor", "RIGHT");
            arrange();
        }
    }

    @Test
    void anotherResolutionIsToldAndShownAndTakenBackWhenTheLastPeerHasGone() {
        TestPeer watching = host.viewer();
        try (TestPeer peer = host.viewer()) {
            captureBoth(peer);
            int mark = peer.mark();
            change(peer, 1, 1000, 700);
            SwitchDisplay told = peer.expectMisc(misc -> misc.hasSwitchDisplay(), SOON, mark).getSwitchDisplay();
            assertThat(told.getDisplay()).isEqualTo(1);
            assertThat(List.of(told.getWidth(), told.getHeight())).containsExactly(1000, 700);
            assertThat(told.getOriginalResolution().getWidth()).isEqualTo(640);
            awaitSize(peer, 1, 1000, 700);
            DisplayInfo listed = awaitList(peer, 2, mark).get(1);
            assertThat(listed.getWidth()).isEqualTo(1000);
            assertThat(listed.getOriginalResolution().getHeight()).isEqualTo(480);
            assertThat(peer.viewer().violations()).isEmpty();
        }
        assertThat(monitors()).contains("1000x700+800+0");
        watching.vanish();
    }

    @Test
    void theOneToTheRightMovesAlong() {
        try (XClient x = XVFB.client(); TestPeer peer = host.viewer()) {
            captureBoth(peer);
            change(peer, 0, 640, 400);
            awaitSize(peer, 0, 640, 400);
            await().atMost(SOON).untilAsserted(() -> assertThat(monitors()).containsExactly("640x400+0+0",
                    "640x480+640+0"));
            try (XWindow _ = x.window(740, 100, 200, 200, 0x00ff00)) {
                awaitColour(peer, 1, 110, 110, Rgb.GREEN);
            }
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void aResolutionThatCannotBeIsRefusedWithWords() {
        try (TestPeer peer = host.viewer()) {
            int mark = peer.mark();
            change(peer, 0, 9999, 9999);
            Message refused = peer.expect(Message::hasMessageBox, SOON, mark);
            assertThat(refused.getMessageBox().getText()).contains("1920x1080");
        }
    }

    /** What was changed is kept where it belongs to, so a desktop role that dies does not forget it. */
    @Test
    void anotherDesktopRoleGivesTheSizeBackToo() {
        try (TestPeer peer = host.viewer()) {
            change(peer, 0, 700, 500);
            awaitSize(peer, 0, 700, 500);
            int roles = host.roles();
            host.role().destroyForcibly();
            await().atMost(TestPeer.PATIENCE).until(() -> host.roles() > roles);
            host.awaitDesktop();
            assertThat(monitors()).contains("700x500+0+0");
        }
    }

    @Test
    void theSizeComesBackAlsoWhenThePeerLeftWhileThereWasNoDesktopRole() {
        TestPeer peer = host.viewer();
        change(peer, 0, 700, 500);
        awaitSize(peer, 0, 700, 500);
        int roles = host.roles();
        host.role().destroyForcibly();
        peer.vanish();
        await().atMost(TestPeer.PATIENCE).until(() -> host.roles() > roles);
        host.awaitDesktop();
    }

    @Test
    void aScreenshotIsWhatTheDisplayShows() throws IOException {
        try (XClient x = XVFB.client(); XWindow _ = x.window(900, 100, 300, 200, 0x12ab34);
             TestPeer peer = host.viewer()) {
            captureBoth(peer);
            awaitColour(peer, 1, 110, 110, new Rgb(0x12, 0xab, 0x34));
            int frames = keyFrames(peer);
            ScreenshotResponse answer = screenshot(peer, 1, "a-b-c");
            assertThat(answer.getSid()).isEqualTo("a-b-c");
            assertThat(answer.getMsg()).isEmpty();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.getData().toByteArray()));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(640, 480);
            assertThat(image.getRGB(110, 110)).isEqualTo(0xff12ab34);
            assertThat(keyFrames(peer)).as("the stream goes on").isEqualTo(frames);
        }
    }

    @Test
    void aScreenshotOfADisplayThatIsNotWatchedIsRefusedWithWords() {
        try (TestPeer peer = host.viewer()) {
            ScreenshotResponse answer = screenshot(peer, 1, "sid");
            assertThat(answer.getMsg()).isNotEmpty();
            assertThat(answer.getData().isEmpty()).isTrue();
        }
    }

    @Test
    void theHostItselfTakesScreenshotsThoughNobodyWatches() throws Exception {
        try (XClient x = XVFB.client(); XWindow _ = x.window(0, 0, 300, 200, 0x0000ff)) {
            Octets png = host.bean(Desktop.class).screenshot(0).toCompletableFuture().get(8, TimeUnit.SECONDS);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toArray()));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(800, 600);
            assertThat(image.getRGB(100, 100)).isEqualTo(0xff0000ff);
        }
    }

    private static int keyFrames(TestPeer peer) {
        return (int) peer.viewer().frames().stream().filter(CodedFrame::key).count();
    }

    private static ScreenshotResponse screenshot(TestPeer peer, int display, String sid) {
        int mark = peer.mark();
        peer.send(Message.newBuilder().setScreenshotRequest(
                ScreenshotRequest.newBuilder().setDisplay(display).setSid(sid)).build());
        return peer.expect(Message::hasScreenshotResponse, SOON, mark).getScreenshotResponse();
    }

    private static void change(TestPeer peer, int display, int width, int height) {
        peer.misc(misc -> misc.setChangeDisplayResolution(DisplayResolution.newBuilder().setDisplay(display)
                .setResolution(Resolution.newBuilder().setWidth(width).setHeight(height))));
    }

    private static void captureBoth(TestPeer peer) {
        peer.misc(misc -> misc.setCaptureDisplays(CaptureDisplays.newBuilder().addSet(0).addSet(1)));
        peer.viewer().awaitPicture(0, SOON);
        peer.viewer().awaitPicture(1, SOON);
    }

    private static List<DisplayInfo> awaitList(TestPeer peer, int displays, int mark) {
        return peer.expect(message -> message.hasPeerInfo() && message.getPeerInfo().getDisplaysCount() == displays,
                SOON, mark).getPeerInfo().getDisplaysList();
    }

    private static void awaitColour(TestPeer peer, int display, int x, int y, Rgb colour) {
        await().atMost(SOON).until(() -> peer.viewer().picture(display)
                .filter(picture -> picture.mean(x, y, 50, 50).near(colour, NEAR)).isPresent());
    }

    private static void awaitSize(TestPeer peer, int display, int width, int height) {
        await().atMost(SOON).until(() -> peer.viewer().picture(display)
                .filter(picture -> picture.width() == width && picture.height() == height).isPresent());
    }

    /** As the X server has them: {@code 800x600+0+0}. */
    private static List<String> monitors() {
        return XVFB.run("xrandr", "--listactivemonitors").lines().skip(1)
                .map(line -> line.strip().split(" +")[2].replaceAll("/\\d+", "")).toList();
    }
}
