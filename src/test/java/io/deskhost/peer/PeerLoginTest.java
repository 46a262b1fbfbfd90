package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.display.Layout;
import io.deskhost.event.HostEvent;
import io.deskhost.desktop.DesktopDescription;
import io.deskhost.message.ControlMessage.CloseReason;
import io.deskhost.message.ControlMessage.PermissionInfo;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginAccepted;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.PeerInfo;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.Samples;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SessionRequest;
import io.deskhost.message.Size;
import io.deskhost.permission.Permission;
import io.deskhost.service.ServiceCommand;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From accept to a session and to the end, in clear. */
@Timeout(60)
class PeerLoginTest {

    private static final Size SIZE = new Size(640, 480);

    @TempDir
    private Path state;
    private PeerHost host;
    private FakeDesktopRole role;
    private SocketPeer peer;

    @AfterEach
    void close() {
        peer.close();
        if (role != null) {
            role.close();
        }
        host.close();
    }

    @Test
    void saysHashFirstAndThenProbes() throws Exception {
        connect(new PeerHost(state));
        peer.await(ProbeMessage.class, 2);
        assertThat(peer.heard().getFirst()).isEqualTo(peer.hash());
        assertThat(peer.hash().salt()).isEqualTo(PeerHost.SALT);
        assertThat(peer.words()).hasSize(1);
    }

    @Test
    void probesOnceASecondWhileItIsAnswered() throws Exception {
        connect(new PeerHost(state));
        long start = System.nanoTime();
        peer.await(ProbeMessage.class, 4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1900),
                Duration.ofSeconds(6));
        assertThat(peer.heard(ProbeMessage.class)).noneMatch(ProbeMessage::fromClient);
    }

    @Test
    void probesOneAtATime() throws Exception {
        host = new PeerHost(state);
        peer = new SocketPeer(host.clear()).mute();
        peer.await(ProbeMessage.class);
        Awaitility.await().during(Duration.ofMillis(2500)).atMost(Soon.SOON)
                .until(() -> peer.heard(ProbeMessage.class).size() == 1);
        peer.say(peer.await(ProbeMessage.class));
        peer.await(ProbeMessage.class, 2);
        assertThat(host.registry.list()).singleElement()
                .satisfies(snapshot -> assertThat(snapshot.roundTrip()).isGreaterThanOrEqualTo(2000));
    }

    @Test
    void sendsAProbeOfThePeerBackUnchanged() throws Exception {
        connect(new PeerHost(state));
        ProbeMessage probe = new ProbeMessage(Long.MIN_VALUE, true, 77, -5);
        peer.say(probe);
        Soon.until(() -> peer.heard().contains(probe));
    }

    @Test
    void t36SaysNothingBeforeTheLoginButHashProbesAndErrors() throws Exception {
        up(new PeerHost(state));
        peer.say(peer.request("wrong"));
        peer.await(LoginError.class);
        List<SessionMessage> others = Samples.all().stream()
                .filter(message -> !(message instanceof LoginRequest || message instanceof CloseReason)).toList();
        others.forEach(peer::say);
        peer.settle();
        peer.await(ProbeMessage.class, 4);
        assertThat(peer.heard()).allMatch(message -> message instanceof Hash || message instanceof ProbeMessage
                || message instanceof LoginError);
        assertThat(peer.words()).hasSize(2);
        assertThat(role.commands()).as("nothing of a stranger")
                .allMatch(ServiceCommand.RestoreResolutions.class::isInstance);
        assertThat(host.dropped("scope")).isGreaterThan(50);
    }

    @Test
    void describesItselfAndThenTellsAllEightPermissions() throws Exception {
        up(new PeerHost(state));
        peer.login();
        peer.await(PermissionInfo.class, 8);
        List<SessionMessage> words = peer.words().subList(0, 10);
        assertThat(words.get(0)).isInstanceOf(Hash.class);
        assertThat(words.get(1)).isEqualTo(new LoginAccepted(new PeerInfo("user", "office-pc", "Linux",
                FakeDesktopRole.described(SIZE).layout().displays(), 0, "1.4.9",
                Optional.of(new PeerInfo.Features(false, false)),
                Optional.of(FakeDesktopRole.described(SIZE).encoding()), Optional.of(List.of(SIZE)), "")));
        assertThat(words.subList(2, 10)).containsExactly(new PermissionInfo(0, true), new PermissionInfo(2, false),
                new PermissionInfo(3, false), new PermissionInfo(4, false), new PermissionInfo(5, false),
                new PermissionInfo(6, true), new PermissionInfo(7, false), new PermissionInfo(8, false));
    }

    /** Any other permission ends that client's loop without a word. */
    @Test
    void tellsAnOldWebClientOnlyThePermissionsThatItKnows() throws Exception {
        up(new PeerHost(state));
        peer.login(peer.request("", true));
        peer.settle();
        assertThat(peer.heard(PermissionInfo.class)).containsExactly(new PermissionInfo(0, true),
                new PermissionInfo(2, false), new PermissionInfo(3, false));
    }

    @Test
    void tellsAnOldClientThatAcknowledgesNothingAllOfThem() throws Exception {
        up(new PeerHost(state));
        peer.login(peer.request("", false));
        peer.await(PermissionInfo.class, 8);
    }

    @Test
    void letsTryAgainAfterAWrongPasswordOnTheSameConnection() throws Exception {
        up(new PeerHost(state));
        peer.say(peer.request(""));
        assertThat(peer.refused(peer.request("wrong"))).isEqualTo(new LoginError("Wrong Password", false));
        assertThat(peer.refused(peer.request("wrong"))).isEqualTo(new LoginError("Wrong Password", false));
        peer.login();
        assertThat(host.meter("deskhost.peer.login", "outcome", "refused")).isEqualTo(2);
        assertThat(host.meter("deskhost.peer.login", "outcome", "accepted")).isOne();
        Soon.until(() -> host.told.stream().anyMatch(HostEvent.PeerLoggedIn.class::isInstance));
        assertThat(host.told).hasExactlyElementsOfTypes(HostEvent.PeerConnected.class, HostEvent.LoginRefused.class,
                HostEvent.LoginRefused.class, HostEvent.PeerLoggedIn.class);
    }

    @Test
    void saysWhyItDoesNotLetInAndClosesAfterASecondWithoutAReset() throws Exception {
        up(new PeerHost(state));
        long start = System.nanoTime();
        LoginError error = peer.refused(peer.request(PeerHost.PASSWORD, new SessionRequest.Terminal(""), "1.4.9",
                false, Optional.empty()));
        assertThat(error.text()).isEqualTo("No permission of terminal");
        for (int i = 0; i < 100; i++) {
            peer.say(new ProbeMessage(i, true, 0, 0));
        }
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(Duration.ofNanos(peer.endedAt() - start)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
        assertThat(peer.words()).as("nothing after the last word").endsWith(error);
        assertThat(host.closed(io.deskhost.peer.CloseReason.REFUSED)).isOne();
    }

    @Test
    void closesWhereALaterRequestWantsSomethingElse() throws Exception {
        up(new PeerHost(state));
        peer.say(peer.request(""));
        assertThat(peer.refused(peer.request(PeerHost.PASSWORD, new SessionRequest.Files("/", false), "1.4.9", false,
                Optional.empty())).text()).isEqualTo("Connection not allowed");
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
    }

    @Test
    void waitsForADesktopThatIsNotUpYet() throws Exception {
        connect(new PeerHost(state));
        peer.say(peer.request());
        peer.settle();
        assertThat(peer.heard(LoginAccepted.class)).isEmpty();
        role = FakeDesktopRole.silent(host.desktop, SIZE).answeringKeys();
        role.describe(FakeDesktopRole.described(SIZE));
        peer.await(LoginAccepted.class);
        peer.awaitPicture(1);
    }

    @Test
    void saysSoWhereThereIsNoDesktop() throws Exception {
        connect(new PeerHost(state, PeerHost.desktop(Duration.ofMillis(200))));
        assertThat(peer.refused(peer.request()).text()).isEqualTo("The desktop of this host is not available now.");
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(host.closed(io.deskhost.peer.CloseReason.NO_DESKTOP)).isOne();
    }

    @Test
    void doesNotLeaveAPeerWaitingWhereASessionCannotBegin() throws Exception {
        connect(new PeerHost(state));
        role = FakeDesktopRole.silent(host.desktop, SIZE);
        DesktopDescription whole = FakeDesktopRole.described(SIZE);
        role.describe(new DesktopDescription(whole.user(), whole.hostname(),
                new Layout(whole.layout().displays(), 7, whole.layout().modes()), whole.encoding()));
        peer.say(peer.request());
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(host.closed(io.deskhost.peer.CloseReason.FAULT)).isOne();
    }

    @Test
    void takesAGoodbyeAtAnyTime() throws Exception {
        connect(new PeerHost(state));
        peer.hash();
        peer.say(new CloseReason(""));
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(host.closed(io.deskhost.peer.CloseReason.GOODBYE)).isOne();
        Soon.until(() -> host.registry.list().isEmpty());
    }

    @Test
    void aRepeatedLoginIsIgnored() throws Exception {
        up(new PeerHost(state));
        peer.login();
        peer.say(peer.request("wrong"));
        peer.settle();
        assertThat(peer.heard(LoginError.class)).isEmpty();
        assertThat(peer.heard(LoginAccepted.class)).hasSize(1);
    }

    @Test
    void aSessionUsesUpTheOneTimePassword() throws Exception {
        up(new PeerHost(state));
        String password = host.oneTime.current();
        peer.login(peer.request(password));
        peer.say(new CloseReason(""));
        peer.awaitEnd();
        Soon.until(() -> !host.oneTime.current().equals(password));
        peer.close();
        peer = new SocketPeer(host.clear());
        assertThat(peer.refused(peer.request(password)).text()).isEqualTo("Wrong Password");
    }

    @Test
    void aLineThatDroppedComesBackWithTheSameOneTimePassword() throws Exception {
        up(new PeerHost(state));
        String password = host.oneTime.current();
        peer.login(peer.request(password));
        peer.close();
        Soon.until(() -> !host.oneTime.current().equals(password));
        peer = new SocketPeer(host.clear());
        peer.login(peer.request(password));
    }

    @Test
    void endsAConnectionThatIsSilentAndSaysTimeout() throws Exception {
        host = new PeerHost(state, PeerHost.silence(Duration.ofMillis(1500)));
        peer = new SocketPeer(host.clear()).mute();
        assertThat(peer.await(CloseReason.class).text()).isEqualTo("Timeout");
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(host.closed(io.deskhost.peer.CloseReason.TIMEOUT)).isOne();
    }

    @Test
    void anEchoIsALifeSignToo() throws Exception {
        connect(new PeerHost(state, PeerHost.silence(Duration.ofMillis(1700))));
        peer.await(ProbeMessage.class, 5);
        assertThat(peer.end()).isEmpty();
    }

    @Test
    void tellsWhatTheAdministratorSaysAtTheEnd() throws Exception {
        up(new PeerHost(state));
        peer.login();
        String id = host.registry.list().getFirst().id();
        assertThat(host.registry.close(id, "Maintenance, closed manually")).isTrue();
        assertThat(peer.await(CloseReason.class).text()).isEqualTo("Maintenance, closed manually");
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(peer.words().getLast()).isInstanceOf(CloseReason.class);
        Soon.until(() -> !host.registry.close(id, ""));
    }

    @Test
    void saysGoodbyeWhenTheHostStops() throws Exception {
        up(new PeerHost(state));
        peer.login();
        host.stopListening();
        assertThat(peer.await(CloseReason.class).text()).isEqualTo("Closed manually by the peer");
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
    }

    @Test
    void showsItsConnectionsAsTheyAre() throws Exception {
        up(new PeerHost(state));
        role.answeringKeys();
        peer.hash();
        assertThat(host.registry.list()).singleElement().satisfies(stranger -> {
            assertThat(stranger.phase()).isEqualTo("login");
            assertThat(stranger.kind()).isEmpty();
        });
        peer.login();
        peer.awaitPicture(1);
        peer.await(ProbeMessage.class, 3);
        ConnectionSnapshot snapshot = host.registry.find(host.registry.list().getFirst().id()).orElseThrow();
        assertThat(snapshot.phase()).isEqualTo("session");
        assertThat(snapshot.peerId()).isEqualTo(SocketPeer.ID);
        assertThat(snapshot.peerName()).isEqualTo("socket peer");
        assertThat(snapshot.address()).isEqualTo("127.0.0.1");
        assertThat(snapshot.road()).isEqualTo("direct");
        assertThat(snapshot.sealed()).isFalse();
        assertThat(snapshot.permissions()).containsEntry(Permission.KEYBOARD, true)
                .containsEntry(Permission.CLIPBOARD, false);
        assertThat(snapshot.framesSent()).isOne();
        assertThat(snapshot.bytesReceived()).isPositive();
        assertThat(snapshot.bytesSent()).isGreaterThan(100);
    }

    @Test
    void keepsControlCharactersOutOfNames() throws Exception {
        up(new PeerHost(state));
        LoginRequest plain = peer.request();
        String name = "x\u001B[2J" + "y".repeat(500);
        peer.login(new LoginRequest(plain.username(), plain.password(), "9\u202E1\u0000", name,
                Optional.of(SessionOptions.NONE), plain.session(), false, 1, "1.4.9\n", Optional.empty(), "Linux\r",
                plain.hwid(), ""));
        ConnectionSnapshot snapshot = host.registry.list().getFirst();
        assertThat(snapshot.peerId()).isEqualTo("9\uFFFD1\uFFFD");
        assertThat(snapshot.peerName()).startsWith("x\uFFFD[2Jyyy").hasSize(128);
        assertThat(snapshot.peerVersion()).isEqualTo("1.4.9\uFFFD");
        assertThat(snapshot.peerPlatform()).isEqualTo("Linux\uFFFD");
    }

    @Test
    void inputBeforeTheLoginIsIgnored() throws Exception {
        up(new PeerHost(state));
        Samples.all().stream().filter(io.deskhost.message.InputMessage.class::isInstance).forEach(peer::say);
        peer.login();
        role.await(new ServiceCommand.Admitted(1));
        peer.settle();
        assertThat(role.count(ServiceCommand.Input.class::isInstance)).isZero();
    }

    private void connect(PeerHost made) {
        host = made;
        peer = new SocketPeer(host.clear());
    }

    private void up(PeerHost made) throws Exception {
        host = made;
        role = FakeDesktopRole.up(host.desktop, SIZE);
        peer = new SocketPeer(host.clear());
    }
}
