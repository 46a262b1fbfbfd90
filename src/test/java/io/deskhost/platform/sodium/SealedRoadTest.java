package io.deskhost.platform.sodium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.platform.sodium.lib.Sodium;
import io.deskhost.wire.FrameDecoder;
import io.deskhost.wire.FrameSeal;
import io.deskhost.wire.FrameSealing;
import io.deskhost.wire.FrameWriter;
import io.deskhost.wire.ProtocolViolation;
import io.deskhost.wire.ProtocolViolation.Reason;
import io.deskhost.wire.StrangerBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends of a sealed road, on one thread. */
class SealedRoadTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY =
            "another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII);

    private final Sodium sodium = SodiumLibrary.load();
    private final SodiumFrameSeals seals = new SodiumFrameSeals(sodium);
    private final FrameSeal peer = seals.of(KEY);
    private final EmbeddedChannel channel = road(seals.of(KEY));

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 63, 64, 1000, 16_384, 1_000_000})
    void carriesFramesOfEveryLength(int length) {
        channel.writeOutbound(zeros(length));
        var frame = Unpooled.wrappedBuffer(parts(channel));
        var other = road(seals.of(KEY));
        other.writeInbound(frame);
        assertThat(ByteBufUtil.getBytes(read(other))).isEqualTo(new byte[length]);
        other.finishAndReleaseAll();
    }

    @Test
    void sealsHeapBuffersAndCompositesToo() throws FrameSeal.BrokenSeal {
        var composite = Unpooled.wrappedBuffer(Unpooled.copiedBuffer(new byte[] {7, 1, 2}),
                Unpooled.directBuffer().writeByte(3)).skipBytes(1);
        var opener = seals.of(KEY);
        for (var plain : List.of(Unpooled.wrappedBuffer(new byte[] {7, 1, 2, 3}).skipBytes(1), composite)) {
            var sealed = peer.seal(plain, ByteBufAllocator.DEFAULT);
            var onHeap = Unpooled.copiedBuffer(ByteBufUtil.getBytes(sealed));
            var opened = opener.open(onHeap, ByteBufAllocator.DEFAULT);
            assertThat(ByteBufUtil.getBytes(opened)).containsExactly(1, 2, 3);
            assertThat(plain.readableBytes()).isEqualTo(3);
            assertThat(plain.refCnt()).isOne();
            assertThat(onHeap.refCnt()).isOne();
            List.of(sealed, opened, plain).forEach(ByteBuf::release);
        }
    }

    @Test
    void neitherChangesNorKeepsAPayloadThatOthersShare() {
        var shared = zeros(5000);
        var others = road(seals.of(OTHER_KEY));
        channel.writeOutbound(shared.retainedDuplicate());
        others.writeOutbound(shared.retainedDuplicate());
        assertThat(ByteBufUtil.getBytes(shared)).containsOnly(0).hasSize(5000);
        assertThat(shared.refCnt()).isOne();
        shared.release();
        others.finishAndReleaseAll();
    }

    /** The first frame after the key may come in the same read as the key. */
    @Test
    void opensFramesThatCameTogetherWithTheKey() {
        var road = new EmbeddedChannel(new FrameDecoder(new StrangerBudget(1 << 20)), new FrameWriter());
        road.pipeline().addLast("session", new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (context.pipeline().get(FrameSealing.class) == null) {
                    context.pipeline().addBefore("session", "seal", new FrameSealing(seals.of(KEY)));
                }
                context.fireChannelRead(message);
            }
        });
        road.writeInbound(Unpooled.wrappedBuffer(hex("04aa"), framed(sealed(peer, 3)),
                framed(sealed(peer, 2))));
        assertThat(List.of(ByteBufUtil.hexDump(read(road)), ByteBufUtil.hexDump(read(road)),
                ByteBufUtil.hexDump(read(road)))).containsExactly("aa", "000000", "0000");
        road.finishAndReleaseAll();
    }

    /** The reference lets frames of 0 and 1 byte pass unopened; zeros are no seal either. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 100})
    void t27RefusesFramesThatAreNotSealed(int length) {
        refuses(zeros(length));
    }

    @Test
    void t27RefusesAFrameThatComesTwice() {
        var sealed = sealed(peer, 3);
        channel.writeInbound(framed(sealed.copy()));
        read(channel);
        refuses(sealed);
    }

    @Test
    void t27RefusesAFrameThatOvertook() {
        sealed(peer, 3).release();
        refuses(sealed(peer, 3));
    }

    @Test
    void t27RefusesAFrameWithOneBitTurned() {
        for (var at = 0; at < 3 + FrameSeal.OVERHEAD; at++) {
            var road = road(seals.of(KEY));
            var sealed = sealed(seals.of(KEY), 3);
            sealed.setByte(at, sealed.getByte(at) ^ 1);
            assertThatThrownBy(() -> road.writeInbound(framed(sealed))).isInstanceOf(ProtocolViolation.class);
            road.finishAndReleaseAll();
        }
    }

    @Test
    void t27DropsAllThatFollowsABrokenSeal() {
        refuses(zeros(20));
        channel.writeInbound(framed(sealed(peer, 3)));
        assertThat(channel.<ByteBuf>readInbound()).isNull();
    }

    @Test
    void t27ACounterThatIsUsedUpEndsTheRoad() throws FrameSeal.BrokenSeal {
        var last = new SodiumFrameSeal(sodium, KEY, -2, -2);
        var sealed = sealed(last, 3);
        last.open(sealed, ByteBufAllocator.DEFAULT).release();
        assertThatThrownBy(() -> last.open(sealed, ByteBufAllocator.DEFAULT)).isInstanceOf(FrameSeal.BrokenSeal.class)
                .hasMessageContaining("used up");
        sealed.release();
        var road = road(last);
        var written = road.write(zeros(3));
        assertThat(written.cause()).isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> assertThat(violation.reason()).isEqualTo(Reason.BROKEN_SEAL));
        assertThatThrownBy(road::checkException).isInstanceOf(ProtocolViolation.class);
        road.finishAndReleaseAll();
    }

    @Test
    void wantsAKeyOf32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> seals.of(new byte[31]));
    }

    private void refuses(ByteBuf frame) {
        assertThatThrownBy(() -> channel.writeInbound(framed(frame))).isInstanceOfSatisfying(ProtocolViolation.class,
                violation -> assertThat(violation.reason()).isEqualTo(Reason.BROKEN_SEAL));
        assertThat(channel.<ByteBuf>readInbound()).isNull();
    }

    private static EmbeddedChannel road(FrameSeal seal) {
        var decoder = new FrameDecoder(new StrangerBudget(StrangerBudget.DEFAULT_BYTES));
        decoder.admitted(2 << 20);
        return new EmbeddedChannel(decoder, new FrameWriter(), new FrameSealing(seal));
    }

    /** Puts a header on; takes the payload over. */
    private static ByteBuf framed(ByteBuf payload) {
        var writer = new EmbeddedChannel(new FrameWriter());
        writer.writeOutbound(payload);
        return Unpooled.wrappedBuffer(parts(writer));
    }

    private static ByteBuf[] parts(EmbeddedChannel channel) {
        var parts = new ArrayList<ByteBuf>();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            parts.add(part);
        }
        return parts.toArray(ByteBuf[]::new);
    }

    private static ByteBuf read(EmbeddedChannel channel) {
        ByteBuf frame = channel.readInbound();
        try {
            return Unpooled.copiedBuffer(frame);
        } finally {
            frame.release();
        }
    }

    private static ByteBuf sealed(FrameSeal seal, int zeros) {
        var plain = zeros(zeros);
        try {
            return seal.seal(plain, ByteBufAllocator.DEFAULT);
        } finally {
            plain.release();
        }
    }

    private static ByteBuf zeros(int length) {
        return ByteBufAllocator.DEFAULT.directBuffer().writeZero(length);
    }

    private static ByteBuf hex(String hex) {
        return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
    }
}
