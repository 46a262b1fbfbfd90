package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.wire.ProtocolViolation.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

    private final StrangerBudget budget = new StrangerBudget(StrangerBudget.DEFAULT_BYTES);
    private final FrameDecoder decoder = new FrameDecoder(budget);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

    @AfterEach
    void holdsNothingOnceClosed() {
        channel.finishAndReleaseAll();
        assertThat(budget.used()).isZero();
    }

    @Test
    void cutsFramesThatCameGlued() {
        channel.writeInbound(hex("04aa" + "00" + "08bbcc"));
        assertThat(frames()).containsExactly("aa", "", "bbcc");
    }

    /** Length 5 in every form of the header, as readers must take it. */
    @ParameterizedTest
    @ValueSource(strings = {"14", "1500", "160000", "17000000"})
    void readsLongFormsOfTheHeader(String header) {
        channel.writeInbound(hex(header + "0102030405" + "00"));
        assertThat(frames()).containsExactly("0102030405", "");
    }

    @Test
    void joinsFramesThatAreCutAtEveryByte() {
        var bytes = ByteBufUtil.decodeHexDump("0c010203" + "00" + "0900aabb" + "160000" + "0102030405" + "04ff");
        for (var cut = 0; cut <= bytes.length; cut++) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, 0, cut));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, cut, bytes.length - cut));
            assertThat(frames()).as("cut at %d", cut).containsExactly("010203", "", "aabb", "0102030405", "ff");
        }
        for (var single : bytes) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {single}));
        }
        assertThat(frames()).containsExactly("010203", "", "aabb", "0102030405", "ff");
    }

    @Test
    void passesAFrameThatCameInOnePieceWithoutCopying() {
        var bytes = hex("0c010203");
        channel.writeInbound(bytes);
        ByteBuf frame = channel.readInbound();
        bytes.setByte(1, 9);
        assertThat(frame.getByte(0)).isEqualTo((byte) 9);
        frame.release();
    }

    /** A limit of 5, and 6 in every form of the header. */
    @ParameterizedTest
    @ValueSource(strings = {"18", "1900", "1a0000", "1b000000", "ffffffff"})
    void refusesAnOversizeFrameAsSoonAsItsHeaderIsSeen(String header) {
        decoder.limit(5);
        channel.writeInbound(hex("14" + "0102030405"));
        assertThatThrownBy(() -> channel.writeInbound(hex(header))).isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> {
                    assertThat(violation.reason()).isEqualTo(Reason.OVERSIZE);
                    assertThat(violation.getStackTrace()).isEmpty();
                });
        assertThat(frames()).containsExactly("0102030405");
    }

    @Test
    void dropsAllThatFollowsAViolation() {
        assertThatThrownBy(() -> channel.writeInbound(hex("ffffffff" + "04aa")))
                .isInstanceOf(ProtocolViolation.class);
        channel.writeInbound(hex("04aa"));
        assertThat(frames()).isEmpty();
    }

    @Test
    void takesLongFramesOnceThePeerIsAdmitted() {
        var length = 5 << 20;
        decoder.admitted(length);
        var chunk = new byte[64 << 10];
        channel.writeInbound(header(length));
        for (var sent = 0; sent < length; sent += chunk.length) {
            assertThat(budget.used()).isZero();
            channel.writeInbound(Unpooled.copiedBuffer(chunk));
        }
        ByteBuf frame = channel.readInbound();
        assertThat(frame.readableBytes()).isEqualTo(length);
        frame.release();
    }

    @Test
    void t07StrangersMayNotSendMoreThan256KiBInAFrame() {
        channel.writeInbound(header(256 << 10));
        assertThatThrownBy(() -> {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[256 << 10]));
            channel.writeInbound(header((256 << 10) + 1));
        }).isInstanceOf(ProtocolViolation.class);
        assertThat(frames()).hasSize(1);
    }

    @Test
    void t07BuffersOnlyAsBytesArrive() {
        channel.writeInbound(header(256 << 10));
        assertThat(budget.used()).isZero();
        for (var sent = 1; sent <= 4096; sent++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
            assertThat(budget.used()).isBetween((long) sent, 2L * sent);
        }
        decoder.admitted(1 << 20);
        assertThat(budget.used()).isZero();
    }

    /** A thousand announcements of the longest frame cost what arrived, not what was announced. */
    @Test
    void t06AnnouncedLengthsTakeNoMemory() {
        var strangers =
                IntStream.range(0, 1000).mapToObj(i -> new EmbeddedChannel(new FrameDecoder(budget))).toList();
        for (var stranger : strangers) {
            stranger.writeInbound(header(FrameDecoder.STRANGER_LIMIT));
            stranger.writeInbound(hex("00"));
        }
        assertThat(budget.used()).isEqualTo(1000);
        strangers.forEach(EmbeddedChannel::finishAndReleaseAll);
        assertThat(budget.used()).isZero();
    }

    @Test
    void t07StrangersTogetherMayHold32MiBAndTheOneWhoAsksForMoreGoes() {
        var strangers = new ArrayList<EmbeddedChannel>();
        for (var held = 0L; held < StrangerBudget.DEFAULT_BYTES; held += 128 << 10) {
            strangers.add(almostHalfAFrame());
        }
        assertThat(budget.used()).isEqualTo(StrangerBudget.DEFAULT_BYTES);
        channel.writeInbound(hex("04aa"));
        assertThat(frames()).as("whole frames need no room").containsExactly("aa");
        assertThatThrownBy(() -> channel.writeInbound(hex("08aa"))).isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> assertThat(violation.reason()).isEqualTo(Reason.BUDGET));
        assertThat(budget.used()).isEqualTo(StrangerBudget.DEFAULT_BYTES);
        strangers.removeLast().finishAndReleaseAll();
        strangers.add(almostHalfAFrame());
        strangers.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void freesAnUnfinishedFrameWhenThePeerGoes() {
        channel.writeInbound(hex("0caabb"));
        assertThat(budget.used()).isEqualTo(2);
        channel.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void passesBytesBehindTheLastFrameOnAsTheyAreOnceRemoved() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (context.pipeline().context(decoder) != null) {
                    context.pipeline().remove(decoder);
                }
                context.fireChannelRead(message);
            }
        });
        channel.writeInbound(hex("04aa" + "ffffffff00"));
        channel.writeInbound(hex("77"));
        assertThat(frames()).containsExactly("aa", "ffffffff00", "77");
    }

    private EmbeddedChannel almostHalfAFrame() {
        var stranger = new EmbeddedChannel(new FrameDecoder(budget));
        stranger.writeInbound(header(FrameDecoder.STRANGER_LIMIT));
        stranger.writeInbound(Unpooled.wrappedBuffer(new byte[128 << 10]));
        return stranger;
    }

    private List<String> frames() {
        var frames = new ArrayList<String>();
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames.add(ByteBufUtil.hexDump(frame));
            frame.release();
        }
        return frames;
    }

    private static ByteBuf header(int length) {
        var header = ByteBufAllocator.DEFAULT.buffer();
        FrameHeader.write(header, length);
        return header;
    }

    private static ByteBuf hex(String hex) {
        return ByteBufAllocator.DEFAULT.buffer().writeBytes(ByteBufUtil.decodeHexDump(hex));
    }
}
