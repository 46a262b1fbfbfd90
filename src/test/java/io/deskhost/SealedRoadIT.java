package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.EndReason;
import io.deskhost.testpeer.HandshakeReply;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.TestPeer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A road that promised encryption keeps its promise. */
class SealedRoadIT {

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
    void showsTypesAndClicks() {
        MainJob.isDone(host, XVFB, host.sealedRoad());
    }

    @Test
    void aKilledDesktopRoleCostsAKeyFrame() {
        try (TestPeer peer = host.connect(host.sealedRoad(), PeerOptions.standard())) {
            peer.login(RunningHost.PASSWORD).peerInfo();
            peer.viewer().awaitPicture(TestPeer.PATIENCE);
            long killed = System.nanoTime();
            host.role().destroyForcibly();
            peer.viewer().awaitKeyAfter(killed, 0, Duration.ofSeconds(10));
            assertThat(peer.endReason()).isEmpty();
            assertThat(peer.viewer().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_KEY", "EMPTY_MESSAGE", "OTHER_MESSAGE"})
    void neverFallsBackToClearText(HandshakeReply reply) {
        long start = System.nanoTime();
        try (TestPeer peer = host.connect(host.sealedRoad().answering(reply), PeerOptions.standard())) {
            assertThat(peer.loginResult(SOON, 0).error()).contains("encrypted");
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            assertThat(peer.heard()).as("no hash, no probe").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_BOX", "SHORT_KEY", "SHORT_SESSION_KEY", "GARBAGE"})
    void closesWithoutAnAnswerOnAKeyThatDoesNotOpen(HandshakeReply reply) {
        long start = System.nanoTime();
        try (TestPeer peer = host.connect(host.sealedRoad().answering(reply), PeerOptions.standard())) {
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(peer.heard()).isEmpty();
        }
    }

    @Test
    void closesOnAFrameThatDoesNotOpen() {
        try (TestPeer peer = host.connect(host.sealedRoad(), PeerOptions.standard())) {
            peer.login(RunningHost.PASSWORD).peerInfo();
            byte[] frame = new byte[1 + 40];
            frame[0] = (byte) (40 << 2);
            peer.sendRaw(frame);
            assertThat(peer.awaitEnd(SOON)).isPresent();
        }
    }
}
