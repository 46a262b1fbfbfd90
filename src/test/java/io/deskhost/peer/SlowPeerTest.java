package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.DisplayMessage.ScreenshotRequest;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceName;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Peers that do not read what they are sent. */
@Timeout(60)
class SlowPeerTest {

    private static final Size SIZE = new Size(640, 480);
    private static final int SMALL_BUFFER = 4096;
    private static final byte[] LARGE = new byte[4 << 20];

    private PeerHost host;
    private FakeDesktopRole role;

    @BeforeEach
    void open(@TempDir Path state) throws Exception {
        host = new PeerHost(state, PeerHost.videoStall(Duration.ofSeconds(2)));
        role = FakeDesktopRole.up(host.desktop, SIZE).answeringKeys();
    }

    @AfterEach
    void close() {
        role.close();
        host.close();
    }

    @Test
    void endsAViewerWhoseLineStandsStill() {
        try (SocketPeer peer = stalled()) {
            Soon.until(() -> host.closed(CloseReason.SLOW) == 1);
            assertThat(peer.end()).isEmpty();
        }
        role.awaitSubscribed(ServiceName.monitor(0), false);
    }

    @Test
    void aStalledViewerDelaysNobodyElse() {
        try (SocketPeer stalled = stalled(); SocketPeer quick = new SocketPeer(host.clear()).login()) {
            quick.awaitPicture(1);
            for (int i = 0; i < 20; i++) {
                byte[] content = role.showPaid(0, false);
                Soon.asserted(() -> assertThat(quick.pictures()).contains(content));
            }
            assertThat(host.registry.list()).filteredOn(ConnectionSnapshot::late).hasSize(1);
            assertThat(stalled.pictures()).hasSize(1);
        }
    }

    /** Slow is not stalled: as long as something moves, a viewer stays. */
    @Test
    void keepsAViewerThatReadsAgain() {
        try (SocketPeer peer = stalled()) {
            peer.resume();
            peer.awaitPicture(2);
            peer.settle();
            role.showPaid(0, true);
            peer.awaitPicture(3);
            assertThat(host.closed(CloseReason.SLOW)).isZero();
        }
    }

    @Test
    void endsAPeerThatAsksAndDoesNotReadTheAnswers() {
        String sid = "x".repeat(100_000);
        try (SocketPeer peer = new SocketPeer(host.clear(), SMALL_BUFFER).login()) {
            peer.awaitPicture(1);
            peer.hold();
            for (int i = 0; i < 500 && host.closed(CloseReason.OVERFLOW) == 0; i++) {
                peer.say(new ScreenshotRequest(0, sid));
            }
            Soon.until(() -> host.closed(CloseReason.OVERFLOW) == 1);
        } catch (UncheckedIOException ended) {
            assertThat(host.closed(CloseReason.OVERFLOW)).isOne();
        }
    }

    /** Has one small picture, and a large one on its way that it does not take. */
    private SocketPeer stalled() {
        SocketPeer peer = new SocketPeer(host.clear(), SMALL_BUFFER).login();
        peer.awaitPicture(1);
        peer.hold();
        role.awaitPaid();
        role.show(0, false, 1, LARGE);
        return peer;
    }
}
