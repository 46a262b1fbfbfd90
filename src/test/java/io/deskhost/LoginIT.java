package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.EndReason;
import io.deskhost.testpeer.Heard;
import io.deskhost.testpeer.LoginResult;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.proto.Peer.FileTransfer;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.PeerInfo;
import io.deskhost.wire.proto.Peer.PermissionInfo;
import io.deskhost.wire.proto.Peer.PermissionInfo.Permission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginIT {

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
    void opensWithTheHashAndSaysNothingButProbesBeforeALogin() {
        try (TestPeer peer = host.connect()) {
            peer.hash();
            assertThat(peer.staysSilent(message -> !message.hasHash() && !message.hasTestDelay(),
                    Duration.ofMillis(1500), 0)).isTrue();
            assertThat(peer.heard()).first().extracting(Heard::kind).isEqualTo("hash");
            assertThat(peer.heard()).extracting(Heard::kind).contains("test_delay");
        }
    }

    @Test
    void describesItselfAsClientsExpect() {
        try (TestPeer peer = host.connect()) {
            PeerInfo info = peer.login(RunningHost.PASSWORD).peerInfo();
            assertThat(info.getPlatform()).isEqualTo("Linux");
            assertThat(info.getVersion()).isEqualTo("1.4.9");
            assertThat(info.getUsername()).isNotBlank();
            assertThat(info.getHostname()).isNotBlank().isLowerCase();
            assertThat(info.getSasEnabled()).isFalse();
            assertThat(info.getFeatures().getTerminal()).isFalse();
            assertThat(info.getDisplaysList()).singleElement().satisfies(display -> {
                assertThat(display.getWidth()).isEqualTo(1280);
                assertThat(display.getHeight()).isEqualTo(800);
                assertThat(display.getScale()).isEqualTo(1.0);
                assertThat(display.getOnline()).isTrue();
                assertThat(display.getOriginalResolution().getWidth()).isEqualTo(1280);
            });
        }
    }

    @Test
    void tellsAllEightPermissionsRightAfterTheAnswer() {
        try (TestPeer peer = host.connect()) {
            peer.login(RunningHost.PASSWORD).peerInfo();
            peer.hearUntil(heard -> permissions(heard).size() >= 8, SOON, 0);
            List<String> kinds = peer.heard().stream().map(Heard::kind).filter(kind -> !kind.equals("test_delay"))
                    .toList();
            int answer = kinds.indexOf("login_response");
            assertThat(kinds.subList(answer + 1, answer + 9)).containsOnly("misc.permission_info");
            assertThat(permissions(peer.heard())).extracting(PermissionInfo::getPermission)
                    .containsExactlyInAnyOrder(Permission.Keyboard, Permission.Clipboard, Permission.Audio,
                            Permission.File, Permission.Restart, Permission.Recording, Permission.BlockInput,
                            Permission.PrivacyMode);
            assertThat(permissions(peer.heard())).filteredOn(PermissionInfo::getEnabled)
                    .extracting(PermissionInfo::getPermission).contains(Permission.Keyboard);
        }
    }

    @Test
    void asksAgainAfterAWrongPasswordAndWaitsForOneAfterNone() {
        try (TestPeer peer = host.connect()) {
            assertThat(peer.login(peer.loginRequest(null).build(), Duration.ofMillis(800)))
                    .isInstanceOf(LoginResult.Silence.class);
            assertThat(peer.login("surely not this").error()).isEqualTo("Wrong Password");
            peer.login(RunningHost.PASSWORD).peerInfo();
        }
    }

    @Test
    void isOfflineForWhoDialledSomebodyElse() {
        try (TestPeer peer = host.connect(PeerOptions.standard().dialled("998877665"))) {
            assertThat(peer.login(RunningHost.PASSWORD).error()).isEqualTo("Offline");
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
        }
    }

    @Test
    void refusesAKindOfSessionThatIsNotBuilt() {
        try (TestPeer peer = host.connect()) {
            long start = System.nanoTime();
            LoginResult result = peer.login(RunningHost.PASSWORD,
                    request -> request.setFileTransfer(FileTransfer.getDefaultInstance()));
            assertThat(result.error()).isEqualTo("No permission of file transfer");
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("the text must arrive")
                    .isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void sendsAProbeOfThePeerBack() {
        try (TestPeer peer = host.viewer()) {
            int mark = peer.mark();
            peer.probe(4711);
            Message echo = peer.expect(message -> message.getTestDelay().getFromClient(), SOON, mark);
            assertThat(echo.getTestDelay().getTime()).isEqualTo(4711);
        }
    }

    @Test
    void measuresTheRoundTripOncePerSecond() {
        try (TestPeer peer = host.viewer()) {
            peer.hearUntil(heard -> probes(heard) >= 4, Duration.ofSeconds(6), 0);
            assertThat(probes(peer.heard())).isBetween(3L, 8L);
            peer.expect(message -> message.getTestDelay().getTargetBitrate() > 0, SOON);
        }
    }

    @Test
    void endsWithoutAResetWhenThePeerSaysGoodbye() {
        try (TestPeer peer = host.viewer()) {
            peer.sayGoodbye("");
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
        }
    }

    private static long probes(List<Heard> heard) {
        return heard.stream().filter(message -> message.kind().equals("test_delay")).count();
    }

    private static List<PermissionInfo> permissions(List<Heard> heard) {
        return heard.stream().map(Heard::message).filter(Message::hasMisc).map(Message::getMisc)
                .filter(misc -> misc.hasPermissionInfo()).map(misc -> misc.getPermissionInfo()).toList();
    }
}
