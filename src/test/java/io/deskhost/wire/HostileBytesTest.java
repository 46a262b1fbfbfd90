package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deskhost.message.Samples;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.testing.Leaks;
import io.deskhost.wire.Extremes.Case;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, decoding gives a message or says that it cannot: nothing else, and nothing is lost. */
class HostileBytesTest {

    private static final long SEED = Long.getLong("deskhost.test.seed", 20261124);

    private final MessageCodec codec = new MessageCodec();
    private final Leaks leaks = new Leaks();

    @AfterEach
    void releasedEverything() {
        leaks.none();
    }

    @Test
    void meetsEveryMessageOfASession() {
        var all = Peer.getDescriptor().getMessageTypes();
        assertThat(all).hasSize(107);
        assertThat(Extremes.paths().keySet()).hasSize(106).doesNotContain(Peer.IdPk.getDescriptor());
    }

    static Stream<String> types() {
        return Extremes.paths().keySet().stream().map(type -> type.getName());
    }

    @ParameterizedTest
    @MethodSource("types")
    void answersEveryFieldAtItsExtremes(String type) {
        var descriptor = Peer.getDescriptor().findMessageTypeByName(type);
        Extremes.of(descriptor, Extremes.paths().get(descriptor)).forEach(this::answers);
    }

    @ParameterizedTest
    @MethodSource("types")
    void answersAMessageCutAtEveryByte(String type) {
        var descriptor = Peer.getDescriptor().findMessageTypeByName(type);
        Extremes.cut(descriptor, Extremes.paths().get(descriptor)).forEach(this::answers);
    }

    @Test
    void answersMessagesWithSomeBytesChanged() {
        var random = new Random(SEED);
        for (var sample : encodedSamples()) {
            for (var round = 0; round < 200; round++) {
                var bytes = sample.clone();
                for (var turned = random.nextInt(4); turned >= 0 && bytes.length > 0; turned--) {
                    bytes[random.nextInt(Math.min(bytes.length, 300))] = (byte) random.nextInt();
                }
                answers(new Case("seed " + SEED, bytes));
            }
        }
    }

    @Test
    void answersNoise() {
        var random = new Random(SEED);
        for (var round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            answers(new Case("seed " + SEED, bytes));
        }
    }

    /** Groups and messages of a stranger, one in the other: unreadable before the stack ends. */
    @ParameterizedTest
    @ValueSource(strings = {"0b", "9a01ffffff7f0b", "3b", "a33f"})
    void refusesWhatIsNestedTooDeep(String tag) {
        var bomb = HexFormat.of().parseHex(tag.repeat((256 << 10) / (tag.length() / 2)));
        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> decode(bomb))
                .satisfies(unreadable -> assertThat(unreadable.getStackTrace()).isEmpty());
    }

    @Test
    void refusesALengthBeyondTheEnd() {
        for (var length : List.of("ffffffff07", "ffffffffffffffffff01", "80808080808080808080", "02")) {
            assertThatExceptionOfType(UnreadableMessage.class)
                    .isThrownBy(() -> decode(HexFormat.of().parseHex("32" + length + "00")));
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> decode(HexFormat.of().parseHex("4a040a02ff41")));
    }

    @Test
    void proofsOfIdentityAreReadOrRefused() {
        var full = Extremes.full(Peer.IdPk.getDescriptor(), 1);
        for (var length = 0; length < full.length; length++) {
            var cut = Arrays.copyOf(full, length);
            try {
                assertThat(IdentityProof.of(cut).publicKey().length()).isLessThanOrEqualTo(length);
            } catch (UnreadableMessage unreadable) {
                assertThat(unreadable.getStackTrace()).isEmpty();
            }
        }
    }

    /** Decodes to a message that comes back equal when it is sent on, or is unreadable. */
    private void answers(Case hostile) {
        try {
            var message = decode(hostile.bytes());
            sendsOn(message);
            release(message);
        } catch (UnreadableMessage _) {
            // the other of the two answers
        } catch (RuntimeException | Error neither) {
            throw new AssertionError(hostile.what() + ": " + shorten(hostile.bytes()), neither);
        }
    }

    private void sendsOn(SessionMessage message) throws UnreadableMessage {
        var bytes = codec.encode(message, leaks.allocator());
        var back = codec.decode(bytes);
        bytes.release();
        var equal = back.equals(message);
        release(back);
        if (!equal) {
            release(message);
            throw new AssertionError("came back different: " + message + " / " + back);
        }
    }

    private SessionMessage decode(byte[] bytes) throws UnreadableMessage {
        var payload = leaks.allocator().buffer(Math.max(1, bytes.length)).writeBytes(bytes);
        try {
            return codec.decode(payload);
        } finally {
            assertThat(payload.isReadable()).isFalse();
            payload.release();
        }
    }

    private List<byte[]> encodedSamples() {
        return Samples.all().stream().map(sample -> {
            var bytes = codec.encode(sample, leaks.allocator());
            var copy = ByteBufUtil.getBytes(bytes);
            bytes.release();
            return copy;
        }).filter(bytes -> bytes.length < 1000).toList();
    }

    private static void release(SessionMessage message) {
        if (message instanceof VideoFrame frame) {
            frame.data().release();
        }
    }

    private static String shorten(byte[] bytes) {
        return ByteBufUtil.hexDump(Unpooled.wrappedBuffer(bytes), 0, Math.min(bytes.length, 200));
    }
}
