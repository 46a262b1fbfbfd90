package io.deskhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.Road;
import io.deskhost.testpeer.TestPeer;
import java.time.Duration;

/** What a host is for, on whatever road and however its desktop role runs: log in, see, type, click. */
final class MainJob {

    static final Duration SOON = Duration.ofSeconds(5);
    /** What lossy coding may change of a flat colour. */
    static final int NEAR = 12;

    private MainJob() {
    }

    static void isDone(RunningHost host, XvfbExtension xvfb, Road road) {
        try (XClient x = xvfb.client(); XWindow window = x.window(100, 80, 300, 200, 0xff0000);
             TestPeer peer = host.connect(road, PeerOptions.standard())) {
            window.focus();
            assertThat(peer.login(RunningHost.PASSWORD).peerInfo().getPlatform()).isEqualTo("Linux");
            peer.viewer().awaitColour(110, 90, 280, 180, Rgb.RED, NEAR, SOON);
            window.fill(0, 0, 300, 200, 0x0000ff);
            peer.viewer().awaitColour(110, 90, 280, 180, Rgb.BLUE, NEAR, SOON);

            peer.keyboard().type("Hello, World! 42\n");
            await().atMost(SOON).untilAsserted(() -> assertThat(x.typed()).isEqualTo("Hello, World! 42\r"));
            peer.pointer().click(123, 145);
            await().atMost(SOON).untilAsserted(() -> assertThat(x.pointer().x()).isEqualTo(123));
            assertThat(peer.viewer().violations()).isEmpty();
            assertThat(peer.endReason()).isEmpty();
        }
    }
}
