package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.Codec;
import io.deskhost.message.ControlKey;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.FileMessage;
import io.deskhost.message.ImageQuality;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.InputMessage;
import io.deskhost.message.KeyboardMode;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.Samples;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionRequest;
import io.deskhost.message.Switch;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private final MessageCodec codec = new MessageCodec();

    static Stream<SessionMessage> samples() {
        return Samples.all().stream();
    }

    @Test
    void everyRecordHasASample() {
        var sampled = new HashSet<Class<?>>();
        Samples.all().forEach(sample -> addWithParts(sampled, sample));
        var missing = Stream.of(SessionMessage.class, InputMessage.Key.class, InputMessage.Touch.class,
                        SessionRequest.class)
                .flatMap(MessagesTest::records)
                .filter(record -> !sampled.contains(record));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackEqual(SessionMessage sample) throws UnreadableMessage {
        for (var allocator : List.of(ByteBufAllocator.DEFAULT, new UnpooledByteBufAllocator(false))) {
            var bytes = codec.encode(sample, allocator);
            var back = codec.decode(bytes);
            assertThat(back).isEqualTo(sample);
            assertThat(bytes.isReadable()).isFalse();
            bytes.release();
            ReferenceCountUtil.release(data(back));
        }
        ReferenceCountUtil.release(data(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesOnlyFieldsOfTheSchema(SessionMessage sample) throws Exception {
        var bytes = codec.encode(sample, ByteBufAllocator.DEFAULT);
        var parsed = Peer.Message.parseFrom(ByteBufUtil.getBytes(bytes));
        assertThat(parsed.getUnknownFields().asMap()).isEmpty();
        assertThat(parsed.getSerializedSize()).isEqualTo(bytes.readableBytes()
                - (sample instanceof VideoFrame frame && !frame.data().isReadable() ? 2 : 0));
        bytes.release();
    }

    @Test
    void neitherMovesNorReleasesTheDataOfAPicture() {
        var data = Unpooled.copiedBuffer(new byte[] {9, 1, 2, 3});
        data.skipBytes(1);
        var bytes = codec.encode(new VideoFrame(Codec.VP8, 0, true, 5, data), ByteBufAllocator.DEFAULT);
        assertThat(data.readerIndex()).isEqualTo(1);
        assertThat(data.refCnt()).isEqualTo(1);
        bytes.release();
    }

    @Test
    void takesTheFirstOfSeveralPackets() throws UnreadableMessage {
        var frames = Peer.EncodedVideoFrames.newBuilder();
        frames.addFramesBuilder().setData(ByteString.copyFromUtf8("one")).setKey(true);
        frames.addFramesBuilder().setData(ByteString.copyFromUtf8("two"));
        var message = Peer.Message.newBuilder();
        message.getVideoFrameBuilder().setAv1S(frames);
        var frame = (VideoFrame) decode(message);
        assertThat(frame.data().toString(StandardCharsets.UTF_8)).isEqualTo("one");
        assertThat(frame.key()).isTrue();
        frame.data().release();
    }

    @Test
    void knowsNoPictureWithoutAPacket() throws UnreadableMessage {
        var message = Peer.Message.newBuilder();
        message.getVideoFrameBuilder().getVp9SBuilder();
        assertThat(decode(message)).isEqualTo(new UnknownMessage());
    }

    @Test
    void acceptsNumbersThatNoEnumKnows() throws UnreadableMessage {
        var key = Peer.Message.newBuilder();
        key.getKeyEventBuilder().setControlKeyValue(4711).setModeValue(-9).addModifiersValue(99);
        assertThat(decode(key)).isInstanceOfSatisfying(KeyEvent.class, event -> {
            assertThat(event.key()).isEqualTo(new InputMessage.Key.Named(ControlKey.UNKNOWN));
            assertThat(event.mode()).isEqualTo(KeyboardMode.LEGACY);
            assertThat(event.modifiers()).containsExactly(ControlKey.UNKNOWN);
        });
        var option = Peer.Message.newBuilder();
        option.getMiscBuilder().getOptionBuilder().setImageQualityValue(1).setDisableAudioValue(3)
                .getSupportedDecodingBuilder().setPreferValue(42).setPreferChromaValue(7);
        assertThat(decode(option)).isInstanceOfSatisfying(OptionMessage.class, message -> {
            assertThat(message.options().imageQuality()).isEqualTo(ImageQuality.UNKNOWN);
            assertThat(message.options().disableAudio()).isEqualTo(Switch.NOT_SET);
            assertThat(message.options().supportedDecoding().orElseThrow().prefer()).isEmpty();
            assertThat(message.options().supportedDecoding().orElseThrow().prefer444()).isFalse();
        });
        var permission = Peer.Message.newBuilder();
        permission.getMiscBuilder().getPermissionInfoBuilder().setPermissionValue(1);
        assertThat(decode(permission)).isEqualTo(new ControlMessage.PermissionInfo(1, false));
    }

    @Test
    void tellsTheDefaultOfAMemberFromNoMember() throws UnreadableMessage {
        assertThat(decode(hex("7a022000"))).isInstanceOfSatisfying(KeyEvent.class,
                event -> assertThat(event.key()).isEqualTo(new InputMessage.Key.Code(0)));
        assertThat(decode(hex("7a00"))).isInstanceOfSatisfying(KeyEvent.class,
                event -> assertThat(event.key()).isEqualTo(new InputMessage.Key.None()));
    }

    /** Empty envelopes, and one level further down. */
    @ParameterizedTest
    @ValueSource(strings = {"", "9a0100", "4200", "3200", "8a0100", "920100", "a20100", "fa0100", "820200",
        "0a00", "f80701"})
    void takesWhatNobodyKnowsForUnknown(String hex) throws UnreadableMessage {
        assertThat(decode(hex(hex))).isEqualTo(new UnknownMessage());
    }

    /** Zig-zag and two's complement would be told apart only here. */
    @Test
    void readsPointerCoordinatesAsZigZag() throws UnreadableMessage {
        assertThat(decode(hex("52041001" + "1802"))).isEqualTo(new MouseEvent(0, -1, 1, List.of()));
        assertThat(decode(hex("d201" + "0f" + "0a0d" + "120b" + "08ffffffffffffffffff01")))
                .isInstanceOfSatisfying(InputMessage.PointerDeviceEvent.class, event ->
                        assertThat(event.touch()).isEqualTo(new InputMessage.Touch.PanStart(-1, 0)));
    }

    @Test
    void countsTheFormatsOfAClipboard() throws UnreadableMessage {
        assertThat(decode(hex("820100"))).isEqualTo(new ClipboardMessage.ClipboardChanged(1));
        assertThat(decode(hex("e201040a000a00"))).isEqualTo(new ClipboardMessage.ClipboardChanged(2));
    }

    @Test
    void refusesToWriteAKindThatTheProtocolDoesNotHave() {
        assertThatThrownBy(() -> codec.encode(new FileMessage.FileAction("format_disk"), ByteBufAllocator.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("format_disk");
    }

    private SessionMessage decode(Peer.Message.Builder message) throws UnreadableMessage {
        return codec.decode(Unpooled.wrappedBuffer(message.build().toByteArray()));
    }

    private SessionMessage decode(ByteBuf bytes) throws UnreadableMessage {
        return codec.decode(bytes);
    }

    private static ByteBuf hex(String hex) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
    }

    private static Object data(SessionMessage message) {
        return message instanceof VideoFrame frame ? frame.data() : message;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(MessagesTest::records)
                : Stream.of(type);
    }

    private static void addWithParts(Set<Class<?>> sampled, SessionMessage sample) {
        sampled.add(sample.getClass());
        switch (sample) {
            case KeyEvent event -> sampled.add(event.key().getClass());
            case InputMessage.PointerDeviceEvent event -> sampled.add(event.touch().getClass());
            case LoginMessage.LoginRequest login -> sampled.add(login.session().getClass());
            default -> { }
        }
    }
}
