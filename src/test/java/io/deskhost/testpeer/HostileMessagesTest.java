package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.wire.proto.Peer.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostileMessagesTest {

    private final List<byte[]> messages = HostileMessages.all(member -> member.equals("login_request"));

    @Test
    void triesEveryMemberOfTheEnvelopeButThoseLeftOut() throws Exception {
        Set<Message.UnionCase> tried = EnumSet.noneOf(Message.UnionCase.class);
        for (byte[] message : messages) {
            tried.add(Message.parseFrom(message).getUnionCase());
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(tried))).containsExactly(Message.UnionCase.LOGIN_REQUEST);
    }

    @Test
    void triesTheEdgesOfNestedNumbersAndUnknownEnums() throws Exception {
        Set<Integer> codes = new java.util.HashSet<>();
        Set<Integer> modes = new java.util.HashSet<>();
        for (byte[] payload : messages) {
            Message message = Message.parseFrom(payload);
            codes.add(message.getKeyEvent().getChr());
            modes.add(message.getKeyEvent().getModeValue());
        }
        assertThat(codes).contains(0, -1, 255, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(modes).contains(0, 1, 2, 3, 77_777, -1);
    }

    @Test
    void staysBelowWhatAStrangerMaySend() {
        assertThat(messages).hasSizeBetween(1000, 20_000).allMatch(message -> message.length < 256 << 10);
    }
}
