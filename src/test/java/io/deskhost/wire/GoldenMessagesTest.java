package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.FileMessage;
import io.deskhost.message.LoginMessage.LoginAccepted;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.TerminalMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.testing.Golden;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenMessagesTest {

    private final MessageCodec codec = new MessageCodec();

    static Stream<Golden.Frame> frames() {
        return Golden.CONVERSATIONS.stream().flatMap(name -> Golden.frames(name).stream());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void decodesAndComesBackEqual(Golden.Frame frame) throws Exception {
        var message = decode(frame.plain());
        assertThat(message instanceof UnknownMessage).isEqualTo(frame.member().isEmpty());
        var bytes = encode(message);
        var back = decode(bytes);
        assertThat(back).isEqualTo(message);
        if (frame.fromHost() && carriesAllThatTheWireSays(message)) {
            assertThat(Peer.Message.parseFrom(bytes)).isEqualTo(Peer.Message.parseFrom(frame.plain()));
        }
        release(message);
        release(back);
    }

    @Test
    void holdsEnoughConversation() {
        assertThat(frames()).hasSizeGreaterThan(280);
    }

    /** The fields that the client of a stock host sees, and no others. */
    @Test
    void describesTheHostWithTheFieldsOfTheRecordedLogin() throws Exception {
        var recorded = Golden.frames("login-ok").stream().filter(frame -> frame.member().equals("login_response"))
                .findFirst().orElseThrow();
        var peer = ((LoginAccepted) decode(recorded.plain())).peer();
        var written = Peer.Message.parseFrom(encode(new LoginAccepted(peer))).getLoginResponse().getPeerInfo();
        assertThat(written.getAllFields().keySet()).extracting("name").containsExactly("username", "hostname",
                "platform", "displays", "version", "features", "encoding", "resolutions", "platform_additions");
    }

    private static boolean carriesAllThatTheWireSays(SessionMessage message) {
        return switch (message) {
            case ClipboardMessage _, FileMessage _, TerminalMessage _ -> false;
            default -> true;
        };
    }

    private SessionMessage decode(byte[] bytes) throws UnreadableMessage {
        return codec.decode(Unpooled.wrappedBuffer(bytes));
    }

    private byte[] encode(SessionMessage message) {
        var bytes = codec.encode(message, ByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(bytes);
        } finally {
            bytes.release();
        }
    }

    private static void release(SessionMessage message) {
        if (message instanceof VideoFrame frame) {
            frame.data().release();
        }
    }
}
