package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.EndReason;
import io.deskhost.testpeer.Heard;
import io.deskhost.testpeer.LoginResult;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.PermissionInfo;
import io.deskhost.wire.proto.Peer.PermissionInfo.Permission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that allows little: no keyboard, clear text from one address only. */
class PolicyIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1280, 800));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).set("permission.keyboard", "deny")
                .set("peer.direct.plaintext", "127.0.0.1/32,10.0.0.0/8").start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void clearTextFromElsewhereIsRefusedWithAReasonAndWithoutAReset() {
        long start = System.nanoTime();
        try (TestPeer peer = host.connect(PeerOptions.standard().from("127.0.0.2"))) {
            LoginResult result = peer.loginResult(SOON, 0);
            assertThat(result.error()).contains("unencrypted").contains("127.0.0.2");
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.CLOSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            assertThat(peer.heard()).extracting(Heard::kind).containsExactly("login_response");
        }
    }

    @Test
    void aSealedRoadIsOpenFromEverywhere() {
        try (TestPeer peer = host.connect(host.sealedRoad(), PeerOptions.standard().from("127.0.0.3"))) {
            peer.login(RunningHost.PASSWORD).peerInfo();
        }
    }

    @Test
    void aKeyboardThatIsDeniedIsToldAndDoesNothing() {
        try (XClient x = XVFB.client(); XWindow _ = x.window(100, 100, 300, 200, 0xffffff).focus();
             TestPeer peer = host.viewer()) {
            peer.hearUntil(heard -> permissions(heard).size() >= 8, SOON, 0);
            assertThat(permissions(peer.heard())).filteredOn(info -> info.getPermission() == Permission.Keyboard)
                    .extracting(PermissionInfo::getEnabled).containsExactly(false);
            x.movePointer(50, 60);
            peer.keyboard().type("nothing");
            peer.pointer().click(200, 150);
            int mark = peer.mark();
            peer.probe(1);
            peer.expect(message -> message.getTestDelay().getFromClient(), SOON, mark);
            await().during(Duration.ofMillis(500)).atMost(SOON)
                    .until(() -> x.history().isEmpty() && x.pointer().x() == 50);
        }
    }

    @Test
    void anOldWebClientHearsOnlyOfPermissionsThatItKnows() {
        try (TestPeer peer = host.connect(PeerOptions.standard().version("").videoAckRequired(true))) {
            peer.login(RunningHost.PASSWORD).peerInfo();
            peer.viewer().awaitPicture(TestPeer.PATIENCE);
            assertThat(permissions(peer.heard())).extracting(PermissionInfo::getPermission)
                    .containsExactlyInAnyOrder(Permission.Keyboard, Permission.Clipboard, Permission.Audio);
        }
    }

    private static List<PermissionInfo> permissions(List<Heard> heard) {
        return heard.stream().map(Heard::message).map(Message::getMisc).filter(misc -> misc.hasPermissionInfo())
                .map(misc -> misc.getPermissionInfo()).toList();
    }
}
