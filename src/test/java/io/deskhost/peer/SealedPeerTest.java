package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.HandshakeMessage.PublicKey;
import io.deskhost.message.HandshakeMessage.SignedId;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.Octets;
import io.deskhost.message.Samples;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceCommand;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import io.deskhost.testpeer.EndReason;
import io.deskhost.testpeer.HandshakeReply;
import io.deskhost.testpeer.Heard;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Road;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A road that promised encryption: what is said on it is sealed, or it is the end. */
@Timeout(60)
class SealedPeerTest {

    private static final String NOT_SEALED =
            "This host accepts encrypted connections only, and this one is not encrypted.";
    private static final Size SIZE = new Size(640, 480);

    @TempDir
    private Path state;
    private final List<AutoCloseable> open = new ArrayList<>();
    private PeerHost host;

    @BeforeEach
    void open() throws Exception {
        host = new PeerHost(state, PeerHost.handshake(Duration.ofSeconds(2)));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable peer : open) {
            peer.close();
        }
        host.close();
    }

    @Test
    void carriesASessionThatIsSealed() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(host.desktop, SIZE).answeringKeys()) {
            TestPeer peer = dial(HandshakeReply.PROPER);
            assertThat(peer.login(PeerHost.PASSWORD).peerInfo().getVersion()).isEqualTo("1.4.9");
            peer.expect(message -> message.hasVideoFrame(), Soon.SOON);
            peer.probe(5);
            peer.expect(message -> message.hasTestDelay() && message.getTestDelay().getTime() == 5, Soon.SOON);
            role.await(new ServiceCommand.Admitted(1));
            assertThat(host.registry.list()).singleElement().satisfies(snapshot -> {
                assertThat(snapshot.sealed()).isTrue();
                assertThat(snapshot.road()).isEqualTo("lan");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_KEY", "EMPTY_MESSAGE", "OTHER_MESSAGE"})
    void t26SaysWhyItEndsWhereThePeerWantsClearText(HandshakeReply reply) throws Exception {
        TestPeer peer = dial(reply);
        assertThat(peer.awaitEnd(Soon.SOON)).contains(EndReason.CLOSED);
        assertThat(peer.heard()).extracting(Heard::message).singleElement()
                .satisfies(message -> assertThat(message.getLoginResponse().getError()).isEqualTo(NOT_SEALED));
        assertThat(host.closed(CloseReason.HANDSHAKE)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_BOX", "SHORT_KEY", "SHORT_SESSION_KEY", "GARBAGE"})
    void t26EndsWithoutAWordWhereAKeyDoesNotOpen(HandshakeReply reply) throws Exception {
        long start = System.nanoTime();
        TestPeer peer = dial(reply);
        assertThat(peer.awaitEnd(Soon.SOON)).contains(EndReason.CLOSED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("at once").isLessThan(Duration.ofSeconds(2));
        assertThat(peer.heard()).isEmpty();
        assertThat(host.closed(CloseReason.HANDSHAKE)).isOne();
    }

    @Test
    void t26NoFirstMessageLeadsToClearText() {
        InetSocketAddress address = host.sealed();
        List<SessionMessage> firsts = Samples.all().stream()
                .filter(message -> !(message instanceof PublicKey key && !key.asymmetric().isEmpty())).toList();
        List<SocketPeer> peers = firsts.stream().map(first -> peer(address)).toList();
        for (int i = 0; i < firsts.size(); i++) {
            peers.get(i).await(SignedId.class);
            peers.get(i).say(firsts.get(i));
        }
        for (int i = 0; i < firsts.size(); i++) {
            assertThat(peers.get(i).awaitEnd()).as("%s", firsts.get(i)).isEqualTo(SocketPeer.End.CLOSED);
            assertThat(peers.get(i).heard()).as("%s", firsts.get(i)).hasSize(2).last()
                    .isEqualTo(new LoginError(NOT_SEALED, false));
        }
        assertThat(host.closed(CloseReason.HANDSHAKE)).isEqualTo(firsts.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33, 64})
    void t26AKeyOfAnotherLengthIsTheEnd(int length) {
        SocketPeer peer = peer(host.sealed());
        peer.await(SignedId.class);
        peer.say(new PublicKey(Octets.of(new byte[length]), Octets.of(new byte[48])));
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(peer.heard()).hasSize(1);
    }

    /** Points of small order lead to a key that anybody knows. */
    @Test
    void t26AWeakKeyIsTheEnd() {
        SocketPeer peer = peer(host.sealed());
        peer.await(SignedId.class);
        peer.say(new PublicKey(Octets.of(new byte[32]), Octets.of(new byte[48])));
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(peer.heard()).hasSize(1);
    }

    @Test
    void t26WhatComesAfterARefusalIsNotHeard() {
        SocketPeer peer = peer(host.sealed());
        peer.await(SignedId.class);
        peer.frame(new byte[0]);
        peer.say(new PublicKey(Octets.of(new byte[32]), Octets.of(new byte[48])));
        peer.say(Samples.login(new io.deskhost.message.SessionRequest.Desktop()));
        assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
        assertThat(peer.heard()).hasSize(2);
    }

    @Test
    void waitsForAKeyAndNoLonger() throws Exception {
        TestPeer peer = dial(HandshakeReply.SILENCE);
        assertThat(peer.awaitEnd(Soon.SOON)).contains(EndReason.CLOSED);
        assertThat(peer.heard()).as("not even a probe").isEmpty();
        assertThat(host.closed(CloseReason.HANDSHAKE)).isOne();
    }

    @Test
    void aKeyThatCameInTimeEndsTheWaiting() throws Exception {
        TestPeer peer = dial(HandshakeReply.PROPER);
        peer.hash();
        assertThat(peer.awaitEnd(Duration.ofSeconds(3))).isEmpty();
    }

    @Test
    void provesThatItIsWhoWasDialled() {
        assertThatThrownBy(() -> TestPeer.connect(
                Road.sealed(host.sealed(), "987654321", PeerHost.publicKey()), PeerOptions.standard()))
                .isInstanceOf(IOException.class).hasMessageContaining(PeerHost.HOST_ID);
    }

    @Test
    void offersAnotherKeyToEachPeer() {
        InetSocketAddress address = host.sealed();
        assertThat(peer(address).await(SignedId.class)).isNotEqualTo(peer(address).await(SignedId.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void t27FramesThatAreTooShortToBeSealedEndTheSession(int length) throws Exception {
        TestPeer peer = dial(HandshakeReply.PROPER);
        peer.hash();
        byte[] frame = new byte[1 + length];
        frame[0] = (byte) (length << 2);
        peer.sendRaw(frame);
        assertThat(peer.awaitEnd(Soon.SOON)).contains(EndReason.CLOSED);
        assertThat(host.closed(CloseReason.PROTOCOL)).isOne();
    }

    @Test
    void t27AFrameInClearEndsTheSession() throws Exception {
        TestPeer peer = dial(HandshakeReply.PROPER);
        peer.hash();
        ByteBuf login = new MessageCodec().encode(Samples.login(new io.deskhost.message.SessionRequest.Desktop()),
                UnpooledByteBufAllocator.DEFAULT);
        byte[] payload = ByteBufUtil.getBytes(login);
        login.release();
        byte[] frame = new byte[2 + payload.length];
        int header = payload.length << 2 | 1;
        frame[0] = (byte) header;
        frame[1] = (byte) (header >> 8);
        System.arraycopy(payload, 0, frame, 2, payload.length);
        peer.sendRaw(frame);
        assertThat(peer.awaitEnd(Soon.SOON)).contains(EndReason.CLOSED);
        assertThat(host.closed(CloseReason.PROTOCOL)).isOne();
    }

    private TestPeer dial(HandshakeReply reply) throws IOException {
        Road road = Road.sealed(host.sealed(), PeerHost.HOST_ID, PeerHost.publicKey()).answering(reply);
        TestPeer peer = TestPeer.connect(road, PeerOptions.standard());
        open.add(peer);
        return peer;
    }

    private SocketPeer peer(InetSocketAddress address) {
        SocketPeer peer = new SocketPeer(address);
        open.add(peer);
        return peer;
    }
}
