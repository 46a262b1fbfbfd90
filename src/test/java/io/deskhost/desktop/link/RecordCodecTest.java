package io.deskhost.desktop.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.deskhost.desktop.DesktopDescription;
import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.display.Layout;
import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.InputMessage;
import io.deskhost.message.Samples;
import io.deskhost.message.Size;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.message.SupportedEncoding;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.VideoWish;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private static final EncoderClass CLASS = new EncoderClass(1, Codec.H265);

    private final RecordCodec<LinkMessage> codec = new RecordCodec<>(LinkMessage.class);

    static Stream<LinkMessage> samples() {
        Stream<LinkMessage> hello = Stream.of(new LinkMessage.Hello("token", Lane.MEDIA));
        return Stream.of(hello, ups(), commands().map(Up.Command::new), downs(),
                published().map(Down.Told::new)).flatMap(messages -> messages);
    }

    private static Stream<LinkMessage> ups() {
        return Stream.of(new Up.Welcome(), new Up.Subscribe(ServiceName.monitor(3)),
                new Up.Unsubscribe(ServiceName.INPUT), new Up.AskSnapshots());
    }

    private static Stream<ServiceCommand> commands() {
        VideoWish wish = new VideoWish(new SupportedDecoding(Set.of(Codec.VP9, Codec.AV1), Optional.of(Codec.AV1),
                new CodecAbility(Set.of(Codec.VP9)), true), 60, 0.67, 31);
        Stream<ServiceCommand> input = Samples.all().stream().filter(InputMessage.class::isInstance)
                .map(message -> new ServiceCommand.Input(-1, (InputMessage) message));
        return Stream.concat(input, Stream.of(new ServiceCommand.Wish(7, 1, wish),
                new ServiceCommand.Wish(7, 1, new VideoWish(SupportedDecoding.VP9_ONLY, 1, 40, 0)),
                new ServiceCommand.Unwish(7, 1), new ServiceCommand.Key(1), new ServiceCommand.Credit(CLASS),
                new ServiceCommand.Revoked(7), new ServiceCommand.Admitted(Integer.MAX_VALUE),
                new ServiceCommand.Gone(7), new ServiceCommand.Silent(7),
                new ServiceCommand.ChangeResolution(7, "HDMI-1", new Size(800, 600)),
                new ServiceCommand.RestoreResolutions(), new ServiceCommand.Screenshot(7, 1)));
    }

    private static Stream<LinkMessage> downs() {
        DisplayInfo display = new DisplayInfo(-1920, 5, 1365, 767, "Größe \uD83D\uDE00", true, false,
                Optional.empty(), 1.5);
        DesktopDescription description = new DesktopDescription("user", "office-pc", new Layout(List.of(display), 0,
                List.of(List.of(new Size(1365, 767)), List.of())), new SupportedEncoding(Set.of(Codec.values()),
                new CodecAbility(Set.of(Codec.H264))));
        return Stream.of(new Down.Described(description),
                new Down.Picture(CLASS, 5, Long.MIN_VALUE, true, Unpooled.wrappedBuffer(new byte[70_000])),
                new Down.Snapshots(List.of(new ServiceSnapshot(ServiceName.monitor(0), 2, 29.97, 1, "none"))),
                new Down.Snapshots(List.of()));
    }

    private static Stream<Published> published() {
        Stream<Published> said = Samples.all().stream()
                .map(message -> new Published.Said(ServiceName.DISPLAY, message, true));
        return Stream.concat(said, Stream.of(new Published.Geometry(3, new DisplayMessage.SwitchDisplay(1, 2, 3, 4, 5,
                true, List.of(new Size(4, 5)), Optional.of(new Size(6, 7)))), new Published.Rate(CLASS, 3000),
                new Published.PointerMoved(new CursorPosition(-1, 2), Set.of(3, 4)),
                new Published.Trouble(ServiceName.monitor(1), "no display"),
                new Published.Answer(ServiceName.DISPLAY, 7, new ControlMessage.Chat("no")),
                new Published.Screenshot(7, Unpooled.wrappedBuffer(new byte[300]), "")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("samples")
    void givesBackWhatItWrote(LinkMessage message) {
        ByteBuf bytes = written(message);
        assertThat(codec.read(bytes)).isEqualTo(message);
        assertThat(bytes.isReadable()).as("all of it was read").isFalse();
    }

    @Test
    void hasASampleOfEveryMessageOfTheLink() {
        Set<Class<?>> sampled = samples().map(Object::getClass).collect(Collectors.toSet());
        commands().map(Object::getClass).forEach(sampled::add);
        published().map(Object::getClass).forEach(sampled::add);
        sampled.add(Published.Frame.class);
        assertThat(sampled).containsAll(Stream.of(LinkMessage.class, ServiceCommand.class, Published.class)
                .flatMap(RecordCodecTest::permitted).toList());
    }

    @Test
    void carriesAPictureOfMoreThan16Mebibytes() {
        Down.Picture message = new Down.Picture(CLASS, 1, 2, true, Unpooled.wrappedBuffer(new byte[20 << 20]));
        Down.Picture read = (Down.Picture) codec.read(written(message));
        assertThat(read.message().readableBytes()).isEqualTo(20 << 20);
    }

    @Test
    void refusesBytesThatEndTooSoon() {
        samples().map(this::written).forEach(bytes -> {
            for (int length = 0; length < Math.min(bytes.readableBytes(), 300); length++) {
                assertHarmless(bytes.slice(0, length));
            }
        });
    }

    @Test
    void takesNoLengthThatIsNotThere() {
        ByteBuf bytes = written(new LinkMessage.Hello("token", Lane.CONTROL));
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 100, 1 << 24}) {
            ByteBuf lie = bytes.copy().setInt(2, length);
            assertThatIllegalArgumentException().isThrownBy(() -> codec.read(lie));
        }
    }

    @Test
    void refusesWhatMakesNoMessage() {
        Random random = new Random(20260702);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            if (noise.length > 1) {
                noise[0] = 0;
                noise[1] = (byte) random.nextInt(12);
            }
            assertHarmless(Unpooled.wrappedBuffer(noise));
        }
    }

    @Test
    void survivesMessagesInWhichBytesWereChanged() {
        Random random = new Random(20260703);
        List<byte[]> originals = samples().map(this::written).map(ByteBufUtil::getBytes)
                .filter(bytes -> bytes.length < 5000).toList();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(-3, 4);
            }
            assertHarmless(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** Nothing but the two exceptions that the link expects, and no memory by somebody else's number. */
    private void assertHarmless(ByteBuf bytes) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        try {
            codec.read(bytes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            assertThat(refused).isNotNull();
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(1_000_000 + 200L * bytes.capacity());
    }

    private ByteBuf written(LinkMessage message) {
        ByteBuf bytes = Unpooled.buffer();
        codec.write(message, bytes);
        return bytes;
    }

    private static Stream<Class<?>> permitted(Class<?> family) {
        return family.isSealed() ? Arrays.stream(family.getPermittedSubclasses()).flatMap(RecordCodecTest::permitted)
                : Stream.of(family);
    }
}
