package io.deskhost;

import static io.deskhost.MainJob.NEAR;
import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.desktop.DesktopProperties;
import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.TestPeer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desktop role inside the host: the same link, another place. */
class SameRoleIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1280, 800));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).process(DesktopProperties.Process.SAME).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void showsTypesAndClicks() {
        MainJob.isDone(host, XVFB, host.road());
    }

    @Test
    void showsTypesAndClicksOnASealedRoad() {
        MainJob.isDone(host, XVFB, host.sealedRoad());
    }

    @Test
    void keepsItsViewersWhenTheXServerIsKilled() {
        try (TestPeer peer = host.viewer()) {
            XVFB.kill();
            XVFB.restart();
            try (XClient x = XVFB.client(); XWindow window = x.window(50, 50, 200, 200, 0x00ff00)) {
                window.raise();
                peer.viewer().awaitColour(60, 60, 180, 180, Rgb.GREEN, NEAR, Duration.ofSeconds(15));
            }
            assertThat(peer.endReason()).isEmpty();
            assertThat(peer.viewer().violations()).isEmpty();
            peer.probe(1);
            peer.expect(message -> message.getTestDelay().getFromClient(), SOON);
        }
    }
}
