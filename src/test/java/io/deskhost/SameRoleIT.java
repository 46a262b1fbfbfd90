package io.deskhost;

import static io.deskhost.MainJob.NEAR;
import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.link.DesktopEnd;
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
import org.springframework.context.ConfigurableApplicationContext;

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
    void startsAgainWhenItsLinkBreaks() {
        try (XClient x = XVFB.client(); XWindow window = x.window(50, 50, 200, 200, 0xff0000);
             TestPeer peer = host.viewer()) {
            window.raise();
            peer.viewer().awaitColour(60, 60, 180, 180, Rgb.RED, NEAR, SOON);
            long broken = System.nanoTime();
            role().getBean(DesktopEnd.class).close();
            window.fill(0, 0, 200, 200, 0x0000ff);
            peer.viewer().awaitKeyAfter(broken, 0, Duration.ofSeconds(10));
            peer.viewer().awaitColour(60, 60, 180, 180, Rgb.BLUE, NEAR, SOON);
            assertThat(peer.endReason()).isEmpty();
            assertThat(peer.viewer().violations()).isEmpty();
            assertThat(role().isActive()).isTrue();
        }
    }

    private static ConfigurableApplicationContext role() {
        return host.bean(HostLife.class).inside().flatMap(InsideRole::context).orElseThrow();
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
