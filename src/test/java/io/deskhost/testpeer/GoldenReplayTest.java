package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testpeer.GoldenConversation.Frame;
import io.deskhost.wire.proto.Peer.LoginRequest;
import io.deskhost.wire.proto.Peer.Message;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The replay itself, against hosts that do and do not answer as the recorded one did. */
@Timeout(60)
class GoldenReplayTest {

    private static final GoldenConversation LOGIN_OK = GoldenConversation.named("login-ok");

    @Test
    void readsARecording() {
        assertThat(LOGIN_OK.host()).startsWith("RustDesk 1.4.9");
        assertThat(LOGIN_OK.entries()).filteredOn(Frame.class::isInstance).map(Frame.class::cast)
                .extracting(Frame::kind).startsWith("hash", "login_request", "login_response", "test_delay")
                .endsWith("misc.close_reason").contains("video_frame", "misc.audio_format");
        assertThat(GoldenConversation.named("login-wrong-password").entries()).hasSizeGreaterThan(20);
    }

    @Test
    void findsNoDifferenceInAHostThatAnswersTheSame() throws Exception {
        try (FakeHost host = new FakeHost(stream -> answerAsRecorded(stream, message -> message))) {
            assertThat(new GoldenReplay(LOGIN_OK, host.road(), "another password").differences()).isEmpty();
            host.finished();
        }
    }

    @Test
    void namesTheFieldsThatAreMissingOrTooMany() throws Exception {
        try (FakeHost host = new FakeHost(stream -> answerAsRecorded(stream, GoldenReplayTest::withOtherFields))) {
            assertThat(new GoldenReplay(LOGIN_OK, host.road(), "another password").differences()).containsExactly(
                    "missing: login_response.peer_info.displays[].scale double",
                    "unexpected: login_response.peer_info.sas_enabled bool");
        }
    }

    @Test
    void namesAnErrorThatShouldNotHaveCome() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.refused("Offline"));
        })) {
            assertThat(new GoldenReplay(LOGIN_OK, host.road(), "another password").differences()).singleElement()
                    .asString().contains("to login_request came [login_response]");
        }
    }

    private static void answerAsRecorded(FramedStream stream, UnaryOperator<Message> changed) throws IOException {
        LoginRequest request = FakeHost.opening(stream).getLoginRequest();
        assertThat(request.getPassword().toByteArray())
                .isEqualTo(PasswordProof.of("another password", FakeHost.HASH));
        FakeHost.say(stream, changed.apply(recorded("login_response")));
        try (TestEncoder encoder = new TestEncoder(VideoCodec.VP9, 1280, 800)) {
            FakeHost.say(stream, Message.newBuilder().setVideoFrame(encoder.frame(0, Rgb.RED, true)).build());
        }
        FakeHost.drain(stream);
    }

    private static Message withOtherFields(Message answer) {
        Message.Builder changed = answer.toBuilder();
        var info = changed.getLoginResponseBuilder().getPeerInfoBuilder();
        info.setSasEnabled(true).clearEncoding().getDisplaysBuilder(0).clearScale();
        return changed.build();
    }

    private static Message recorded(String kind) {
        return LOGIN_OK.entries().stream().filter(Frame.class::isInstance).map(Frame.class::cast)
                .filter(frame -> frame.kind().equals(kind)).findFirst().flatMap(Frame::message).orElseThrow();
    }
}
