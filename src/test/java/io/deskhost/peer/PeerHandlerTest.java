package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Codec;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.wire.FrameDecoder;
import io.deskhost.wire.FrameWriter;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection without a socket. */
class PeerHandlerTest {

    private static final MessageCodec CODEC = new MessageCodec();

    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private PeerHost host;
    private PeerConnection connection;

    @BeforeEach
    void open(@TempDir Path state) throws Exception {
        host = new PeerHost(state);
        channel.config().setAllocator(memory);
        connection = host.registry.admit(channel, host.context(), InetAddress.getLoopbackAddress(), Road.DIRECT);
        channel.pipeline().addLast(new FrameDecoder(host.registry.strangers()), new FrameWriter())
                .addLast(PeerHandler.NAME, new PeerHandler(host.context(), connection));
        connection.next(new LoginPhase(connection));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        host.close();
    }

    @Test
    void answersTheSameHoweverTheBytesAreCut() throws Exception {
        assertThat(said()).hasExactlyElementsOfTypes(Hash.class, ProbeMessage.class);
        ByteBuf glued = Unpooled.wrappedBuffer(framed(probe(1)), framed(probe(2)), framed(probe(3)));
        byte[] stream = ByteBufUtil.getBytes(glued);
        for (int cut = 0; cut <= stream.length; cut++) {
            channel.writeInbound(Unpooled.copiedBuffer(stream, 0, cut));
            channel.writeInbound(Unpooled.copiedBuffer(stream, cut, stream.length - cut));
            assertThat(said()).as("cut at %d", cut).containsExactly(probe(1), probe(2), probe(3));
        }
    }

    /** Whoever it comes from: nobody but us makes pictures here, and each brings a buffer along. */
    @Test
    void letsGoOfThePicturesThatAPeerSends() {
        VideoFrame picture = new VideoFrame(Codec.VP9, 0, true, 1, Unpooled.wrappedBuffer(new byte[50_000]));
        long before = used();
        for (int i = 0; i < 10; i++) {
            channel.writeInbound(framed(picture));
        }
        assertThat(used()).isEqualTo(before);
        assertThat(host.dropped("scope")).isEqualTo(10);
    }

    @Test
    void anUnreadableMessageIsDroppedAndCounted() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {3 << 2, -1, -1, -1}));
        assertThat(host.dropped("unreadable")).isOne();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aFaultOfOursEndsThatConnection() {
        connection.next(new BrokenPhase());
        channel.writeInbound(framed(new io.deskhost.message.UnknownMessage()));
        assertThat(connection.isOpen()).isFalse();
        assertThat(host.closed(CloseReason.FAULT)).isOne();
    }

    @Test
    void aFaultInALaterTaskEndsThatConnectionToo() {
        connection.onLoop(() -> {
            throw new IllegalStateException("a fault made by this test");
        });
        channel.runPendingTasks();
        assertThat(host.closed(CloseReason.FAULT)).isOne();
    }

    @Test
    void booksAreClosedWhateverHappensInAPhaseThatIsLeft() {
        connection.next(new BrokenPhase());
        List<CloseReason> told = new ArrayList<>();
        connection.onEnd(told::add);
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {-1, -1, -1, -1}));
        assertThat(told).containsExactly(CloseReason.PROTOCOL);
        assertThat(host.closed(CloseReason.PROTOCOL)).isOne();
        channel.runPendingTasks();
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void aPhaseThatComesTooLateIsLeftAtOnce() {
        connection.end(CloseReason.GOODBYE);
        List<String> happened = new ArrayList<>();
        connection.next(new Phase() {
            @Override
            public String label() {
                return "late";
            }

            @Override
            public Phase on(SessionMessage message) {
                return this;
            }

            @Override
            public void leave() {
                happened.add("left");
            }
        });
        assertThat(happened).containsExactly("left");
        assertThat(connection.facts().phase).isEqualTo("closing");
    }

    private long used() {
        return memory.metric().usedHeapMemory() + memory.metric().usedDirectMemory();
    }

    private ByteBuf framed(SessionMessage message) {
        EmbeddedChannel writer = new EmbeddedChannel(new FrameWriter());
        writer.writeOutbound(CODEC.encode(message, UnpooledByteBufAllocator.DEFAULT));
        ByteBuf bytes = memory.buffer();
        for (ByteBuf part = writer.readOutbound(); part != null; part = writer.readOutbound()) {
            bytes.writeBytes(part);
            part.release();
        }
        return bytes;
    }

    private List<SessionMessage> said() throws Exception {
        EmbeddedChannel reader = new EmbeddedChannel(new FrameDecoder(host.registry.strangers()));
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            reader.writeInbound(part);
        }
        List<SessionMessage> said = new ArrayList<>();
        for (ByteBuf payload = reader.readInbound(); payload != null; payload = reader.readInbound()) {
            said.add(CODEC.decode(payload));
            payload.release();
        }
        return said;
    }

    private static ProbeMessage probe(long time) {
        return new ProbeMessage(time, true, 0, 0);
    }

    private static final class BrokenPhase implements Phase {

        @Override
        public String label() {
            return "broken";
        }

        @Override
        public Phase on(SessionMessage message) {
            throw new IllegalStateException("a fault made by this test");
        }

        @Override
        public void leave() {
            throw new IllegalStateException("another fault made by this test");
        }
    }
}
