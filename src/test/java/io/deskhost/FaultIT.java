package io.deskhost;

import static io.deskhost.MainJob.NEAR;
import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.desktop.Desktop;
import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.LoginResult;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.testpeer.UsLayout;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What dies under a session must not end it. */
class FaultIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1280, 800));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void aKilledDesktopRoleCostsItsViewersAKeyFrame() {
        try (XClient x = XVFB.client(); XWindow window = x.window(100, 100, 400, 300, 0xff0000).focus();
             TestPeer first = host.viewer(PeerOptions.standard().myId("1"));
             TestPeer second = host.viewer(PeerOptions.standard().myId("2"))) {
            second.keyboard().down(UsLayout.SHIFT_LEFT);
            await().atMost(SOON).until(() -> x.keysDown().contains(UsLayout.SHIFT_LEFT));
            long killed = System.nanoTime();
            host.role().destroyForcibly();
            window.fill(0, 0, 400, 300, 0x0000ff);
            assertThat(host.get("connections").statusCode()).isEqualTo(200);

            for (TestPeer peer : new TestPeer[] {first, second}) {
                peer.viewer().awaitColour(110, 110, 380, 280, Rgb.BLUE, NEAR, Duration.ofSeconds(10));
                peer.viewer().awaitKeyAfter(killed, 0, SOON);
                assertThat(peer.viewer().violations()).isEmpty();
                assertThat(peer.endReason()).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(8));
            assertThat(host.get("connections").body()).contains("\"1\"").contains("\"2\"");
            await("what the killed role held").atMost(SOON).until(() -> x.keysDown().isEmpty());
            first.keyboard().type("again");
            await().atMost(SOON).untilAsserted(() -> assertThat(x.typed()).endsWith("again"));
        }
    }

    @Test
    void aKilledXServerComesBackInThePicture() {
        try (TestPeer peer = host.viewer()) {
            XVFB.kill();
            assertThat(host.get("host").statusCode()).isEqualTo(200);
            XVFB.restart();
            try (XClient x = XVFB.client(); XWindow _ = x.window(100, 100, 400, 300, 0x00ff00).focus()) {
                peer.viewer().awaitColour(110, 110, 380, 280, Rgb.GREEN, NEAR, Duration.ofSeconds(20));
                peer.keyboard().type("back");
                await().atMost(SOON).untilAsserted(() -> assertThat(x.typed()).isEqualTo("back"));
            }
            assertThat(peer.endReason()).isEmpty();
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @Test
    void aLoginWithoutADesktopIsRefusedWithAReason() {
        XVFB.kill();
        try (TestPeer peer = host.connect()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !host.bean(Desktop.class).status().up());
            LoginResult result = peer.login(peer.loginRequest(RunningHost.PASSWORD).build(), Duration.ofSeconds(8));
            assertThat(result.error()).isNotBlank();
            assertThat(peer.awaitEnd(SOON)).isPresent();
        } finally {
            XVFB.restart();
            host.awaitDesktop();
        }
    }
}
