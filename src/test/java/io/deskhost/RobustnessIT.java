package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.EndReason;
import io.deskhost.testpeer.HostileMessages;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.TestDelay;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a peer says, the host goes on serving the others. */
class RobustnessIT {

    private static final Duration LONG = Duration.ofSeconds(20);

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

    @AfterEach
    void stillServes() {
        try (TestPeer peer = host.viewer(PeerOptions.standard().myId("after"))) {
            peer.refresh(0);
            assertThat(peer.viewer().violations()).isEmpty();
        }
        assertThat(host.roles()).as("desktop roles started").isEqualTo(1);
    }

    @Test
    void everyMessageAtItsEdgesLeavesASessionAlive() {
        try (TestPeer peer = host.viewer()) {
            int sent = 0;
            for (byte[] message : HostileMessages.all("login_request"::equals)) {
                if (!says(message, "close_reason")) {
                    peer.sendFrame(message);
                    sent++;
                }
                if (sent % 200 == 0) {
                    answers(peer, sent);
                }
            }
            answers(peer, -1);
        }
    }

    @Test
    void everyMessageAtItsEdgesLeavesAStrangerAStranger() {
        try (TestPeer peer = host.connect()) {
            peer.hash();
            for (byte[] message : HostileMessages.all(Set.of("login_request", "switch_sides_response")::contains)) {
                if (!says(message, "close_reason")) {
                    peer.sendFrame(message);
                }
            }
            answers(peer, 4711);
            assertThat(peer.heard()).noneMatch(heard -> heard.message().hasLoginResponse());
            peer.login(RunningHost.PASSWORD).peerInfo();
        }
    }

    @Test
    void everyLoginRequestAtItsEdgesGetsAnAnswerOrSilence() {
        int number = 0;
        for (byte[] message : HostileMessages.all(member -> !member.equals("login_request"))) {
            number++;
            String address = "127.1." + number / 250 + "." + (1 + number % 250);
            try (TestPeer peer = host.connect(PeerOptions.standard().from(address))) {
                peer.hash();
                peer.sendFrame(message);
                peer.probe(1);
                peer.hearUntil(heard -> heard.stream().anyMatch(said -> said.message().getTestDelay().getFromClient()
                        || said.message().hasLoginResponse()), SOON, 0);
            }
        }
    }

    @Test
    void framesCutAtEachByteAreReadWhenTheyAreWhole() {
        byte[] frame = probe(9);
        try (TestPeer peer = host.connect()) {
            peer.hash();
            for (int cut = 1; cut < frame.length; cut++) {
                int mark = peer.mark();
                peer.sendRaw(java.util.Arrays.copyOf(frame, cut));
                peer.sendRaw(java.util.Arrays.copyOfRange(frame, cut, frame.length));
                peer.expect(message -> message.getTestDelay().getFromClient(), SOON, mark);
            }
        }
    }

    @Test
    void framesGluedTogetherAreReadOneByOne() {
        ByteArrayOutputStream glued = new ByteArrayOutputStream();
        for (int i = 1; i <= 50; i++) {
            glued.writeBytes(probe(i));
        }
        try (TestPeer peer = host.connect()) {
            peer.hash();
            peer.sendRaw(glued.toByteArray());
            peer.expect(message -> message.getTestDelay().getTime() == 50, SOON);
        }
    }

    @Test
    void aFrameLargerThanAStrangerMaySendEndsTheConnection() {
        try (TestPeer peer = host.connect()) {
            peer.hash();
            peer.sendRaw(new byte[] {-1, -1, -1, -1, 0, 0});
            assertThat(peer.awaitEnd(SOON)).isPresent();
        }
    }

    @Test
    void randomBytesEndTheConnectionOrAreIgnored() {
        Random random = new Random(20);
        for (int i = 0; i < 30; i++) {
            byte[] garbage = new byte[1 + random.nextInt(3000)];
            random.nextBytes(garbage);
            try (TestPeer peer = host.connect()) {
                peer.hash();
                peer.sendRaw(garbage);
                peer.finish();
                assertThat(peer.awaitEnd(SOON)).isPresent();
            }
        }
    }

    @Test
    void unreadableFramesInASessionAreDropped() {
        try (TestPeer peer = host.viewer()) {
            for (byte[] garbage : List.of(new byte[] {-1}, new byte[] {0}, new byte[] {0x2a, 5, 1}, new byte[5000])) {
                peer.sendFrame(garbage);
            }
            answers(peer, 5);
        }
    }

    @Test
    void manyStrangersAtOnceDoNotKeepAViewerOut() throws Exception {
        List<TestPeer> strangers = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                strangers.add(host.connect(PeerOptions.standard().echo(false)));
            }
            try (TestPeer peer = host.viewer()) {
                answers(peer, 1);
            }
        } finally {
            strangers.forEach(TestPeer::vanish);
        }
    }

    @Test
    void aSilentPeerIsLeftAfterThirtySeconds() {
        try (TestPeer peer = host.connect(PeerOptions.standard().echo(false))) {
            long start = System.nanoTime();
            peer.hash();
            assertThat(peer.awaitEnd(Duration.ofSeconds(40))).contains(EndReason.CLOSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(28), Duration.ofSeconds(38));
        }
    }

    private static void answers(TestPeer peer, long time) {
        int mark = peer.mark();
        peer.probe(time);
        peer.expect(message -> message.getTestDelay().getFromClient() && message.getTestDelay().getTime() == time,
                LONG, mark);
    }

    private static byte[] probe(long time) {
        byte[] payload = Message.newBuilder()
                .setTestDelay(TestDelay.newBuilder().setTime(time).setFromClient(true)).build().toByteArray();
        byte[] frame = new byte[payload.length + 1];
        frame[0] = (byte) (payload.length << 2);
        System.arraycopy(payload, 0, frame, 1, payload.length);
        return frame;
    }

    private static boolean says(byte[] payload, String name) {
        try {
            Message message = Message.parseFrom(payload);
            return message.getMisc().getUnionCase().name().equalsIgnoreCase(name);
        } catch (com.google.protobuf.InvalidProtocolBufferException unreadable) {
            return false;
        }
    }
}
