package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.wire.proto.Peer.LoginRequest;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.TestDelay;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TestPeerTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Message PROBE = Message.newBuilder()
            .setTestDelay(TestDelay.newBuilder().setLastDelay(7).setTargetBitrate(900)).build();

    @Test
    void logsInWithAProofAndLearnsTheDisplays() throws Exception {
        CompletableFuture<LoginRequest> asked = new CompletableFuture<>();
        try (FakeHost host = new FakeHost(stream -> {
            asked.complete(FakeHost.opening(stream).getLoginRequest());
            FakeHost.say(stream, FakeHost.accepted(640, 480));
            FakeHost.drain(stream);
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard().myId("42").videoAckRequired(true))) {
            assertThat(peer.login("secret").peerInfo().getDisplays(0).getWidth()).isEqualTo(640);
        }
        LoginRequest request = asked.get();
        assertThat(request.getPassword().toByteArray()).isEqualTo(PasswordProof.of("secret", FakeHost.HASH));
        assertThat(request.getMyId()).isEqualTo("42");
        assertThat(request.getVideoAckRequired()).isTrue();
        assertThat(request.getUsername()).startsWith("127.0.0.1:");
        assertThat(request.getOption().getSupportedDecoding().getAbilityVp9()).isEqualTo(1);
    }

    @Test
    void tellsARefusalFromSilenceAndFromTheEnd() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.refused("Wrong Password"));
            FakeHost.listen(stream);
            FakeHost.listen(stream);
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard())) {
            assertThat(peer.login("wrong").error()).isEqualTo("Wrong Password");
            assertThat(peer.login(peer.loginRequest(null).build(), Duration.ofMillis(200)))
                    .isInstanceOf(LoginResult.Silence.class);
            assertThat(peer.login("right")).isEqualTo(new LoginResult.Ended(EndReason.CLOSED));
        }
    }

    @Test
    void answersProbesWithTheSameMessageUnlessToldNotTo() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.say(stream, PROBE);
            assertThat(FakeHost.listen(stream)).isEqualTo(PROBE);
            FakeHost.say(stream, FakeHost.hash());
            FakeHost.listen(stream);
            FakeHost.say(stream, PROBE);
            assertThat(FakeHost.listen(stream).getMisc().hasCloseReason()).isTrue();
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard())) {
            peer.hash();
            peer.echo(false);
            int mark = peer.mark();
            peer.probe(1);
            peer.expect(Message::hasTestDelay, SOON, mark);
            assertThat(peer.stats().lastDelayMillis()).isEqualTo(7);
            assertThat(peer.stats().targetKbit()).isEqualTo(900);
            peer.close();
            host.finished();
        }
    }

    @Test
    void sealsEverythingAfterTheHandshake() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.seal(stream);
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.accepted(8, 8));
            FakeHost.drain(stream);
        }); TestPeer peer = TestPeer.connect(sealed(host), PeerOptions.standard())) {
            assertThat(peer.sealed()).isTrue();
            peer.login("secret").peerInfo();
        }
    }

    @Test
    void endsWhereAFrameDoesNotOpen() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.seal(stream);
            stream.sendRaw(Framing.frame(new byte[40]));
            FakeHost.drain(stream);
        }); TestPeer peer = TestPeer.connect(sealed(host), PeerOptions.standard())) {
            assertThat(peer.awaitEnd(SOON)).contains(EndReason.SEAL_BROKEN);
        }
    }

    @Test
    void doesNotEnterASealedRoadToSomebodyElse() throws Exception {
        try (FakeHost host = new FakeHost(stream ->
                FakeHost.offer(stream, Sodium.boxPair(Sodium.random(Sodium.KEY))))) {
            Road other = Road.sealed(host.address(), "987654321", FakeHost.LONG_TERM.publicKey());
            assertThatThrownBy(() -> TestPeer.connect(other, PeerOptions.standard())).isInstanceOf(SealBroken.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"PROPER", "SILENCE"})
    void misbehavesInTheHandshakeAsTold(HandshakeReply reply) throws Exception {
        Sodium.KeyPair offered = Sodium.boxPair(Sodium.random(Sodium.KEY));
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.offer(stream, offered);
            answer.complete(stream.receive());
            FakeHost.say(stream, FakeHost.refused("no"));
        }); TestPeer peer = TestPeer.connect(sealed(host).answering(reply), PeerOptions.standard())) {
            assertThat(peer.loginResult(SOON, 0).error()).isEqualTo("no");
            assertThat(opens(answer.get(), offered)).isFalse();
        }
    }

    @Test
    void acknowledgesEachDecodedFrameWhereItPromisedTo() throws Exception {
        try (TestEncoder encoder = new TestEncoder(VideoCodec.VP9, 64, 64); FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.accepted(64, 64));
            for (Rgb colour : new Rgb[] {Rgb.RED, Rgb.BLUE}) {
                FakeHost.say(stream, Message.newBuilder()
                        .setVideoFrame(encoder.frame(0, colour, colour == Rgb.RED)).build());
                assertThat(FakeHost.listen(stream).getMisc().getVideoReceived()).isTrue();
            }
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard().videoAckRequired(true))) {
            peer.login("secret").peerInfo();
            peer.viewer().awaitColour(0, 0, 64, 64, Rgb.BLUE, 6, SOON);
            host.finished();
            assertThat(peer.viewer().violations()).isEmpty();
            PeerStats stats = peer.stats();
            assertThat(stats.frames()).isEqualTo(2);
            assertThat(stats.keys()).isEqualTo(1);
        }
    }

    @Test
    void givesUpACodecThatItCannotDecode() throws Exception {
        try (TestEncoder encoder = new TestEncoder(VideoCodec.VP9, 64, 64); FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.accepted(64, 64));
            encoder.frame(0, Rgb.RED, true);
            FakeHost.say(stream, Message.newBuilder().setVideoFrame(encoder.frame(0, Rgb.BLUE, false)).build());
            var option = FakeHost.listen(stream).getMisc().getOption();
            assertThat(option.getSupportedDecoding().getAbilityVp9()).isZero();
            assertThat(option.getSupportedDecoding().getAbilityVp8()).isEqualTo(1);
            assertThat(FakeHost.listen(stream).getMisc().hasRefreshVideoDisplay()).isTrue();
        }); TestPeer peer = TestPeer.connect(host.road(),
                PeerOptions.standard().decoders(EnumSet.of(VideoCodec.VP8, VideoCodec.VP9)))) {
            peer.login("secret").peerInfo();
            host.finished();
        }
    }

    @Test
    void readsNothingWhileItHolds() throws Exception {
        CompletableFuture<Void> stuck = new CompletableFuture<>();
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.accepted(8, 8));
            FakeHost.listen(stream);
            stream.send(new byte[64 << 20]);
            stuck.complete(null);
            FakeHost.drain(stream);
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard().receiveBuffer(8192))) {
            peer.login("secret").peerInfo();
            peer.hold();
            peer.probe(1);
            assertThat(stuck.copy().orTimeout(500, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .handle((sent, late) -> late != null).join()).isTrue();
            peer.resume();
            stuck.get();
        }
    }

    @Test
    void tellsHowTheStreamEnded() throws Exception {
        assertThat(endOf(FramedStream::close)).isEqualTo(EndReason.CLOSED);
        assertThat(endOf(FramedStream::abort)).isEqualTo(EndReason.RESET);
        assertThat(endOf(stream -> stream.sendRaw(new byte[] {40, 1, 2}))).isEqualTo(EndReason.CUT);
    }

    @Test
    void countsFramesThatAreNoMessage() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            stream.send(new byte[] {(byte) 0xFF, (byte) 0xFF});
            FakeHost.say(stream, FakeHost.hash());
            FakeHost.drain(stream);
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard())) {
            peer.hash();
            assertThat(peer.unreadableCount()).isEqualTo(1);
            assertThatThrownBy(() -> peer.expect(Message::hasPeerInfo, Duration.ofMillis(50)))
                    .isInstanceOf(Silent.class).hasMessageContaining("heard {hash=1}");
        }
    }

    private static EndReason endOf(FakeHost.Script ending) throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            ending.with(stream);
        }); TestPeer peer = TestPeer.connect(host.road(), PeerOptions.standard())) {
            peer.send(Message.newBuilder().setLoginRequest(peer.loginRequest(null)).build());
            return peer.awaitEnd(SOON).orElseThrow();
        }
    }

    private static Road.Sealed sealed(FakeHost host) {
        return Road.sealed(host.address(), FakeHost.ID, FakeHost.LONG_TERM.publicKey());
    }

    /** Whether a host could take a session key of 32 bytes out of an answer. */
    private static boolean opens(byte[] answer, Sodium.KeyPair offered) {
        try {
            var key = Message.parseFrom(answer).getPublicKey();
            return key.getAsymmetricValue().size() == Sodium.KEY
                    && Sodium.openBox(key.getSymmetricValue().toByteArray(), new byte[Sodium.NONCE],
                    key.getAsymmetricValue().toByteArray(), offered.secretKey()).length == Sodium.KEY;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
