package io.deskhost.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameWriter());

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 512, 513, 16383, 16384, 100_000})
    void putsTheHeaderBeforeThePayload(int length) {
        var payload = Unpooled.buffer(length).writeZero(length);
        channel.writeOutbound(payload);
        var expected = Unpooled.buffer();
        FrameHeader.write(expected, length);
        expected.writeZero(length);
        assertThat(written()).isEqualTo(ByteBufUtil.hexDump(expected));
        assertThat(payload.refCnt()).isZero();
    }

    @Test
    void neitherChangesNorCopiesALongPayloadThatOthersShare() {
        var shared = Unpooled.directBuffer().writeZero(20_000);
        var other = new EmbeddedChannel(new FrameWriter());
        channel.writeOutbound(shared.retainedDuplicate());
        other.writeOutbound(shared.retainedDuplicate());
        shared.setByte(0, 7);
        for (var viewer : List.of(channel, other)) {
            viewer.<ByteBuf>readOutbound().release();
            ByteBuf payload = viewer.readOutbound();
            assertThat(payload.getByte(0)).isEqualTo((byte) 7);
            payload.release();
        }
        assertThat(shared.readerIndex()).isZero();
        assertThat(shared.refCnt()).isOne();
        shared.release();
        other.finishAndReleaseAll();
    }

    @Test
    void leavesAShortSharedPayloadAsItIs() {
        var shared = Unpooled.copiedBuffer(new byte[] {1, 2, 3});
        channel.writeOutbound(shared.retainedDuplicate());
        assertThat(written()).isEqualTo("0c010203");
        assertThat(shared.readableBytes()).isEqualTo(3);
        assertThat(shared.refCnt()).isOne();
        shared.release();
    }

    @Test
    void failsTheWriterOfAPayloadWhenTheChannelIsClosed() {
        channel.close();
        var written = channel.write(Unpooled.wrappedBuffer(new byte[1000]));
        channel.flush();
        assertThat(written.isSuccess()).isFalse();
        assertThat(written.isDone()).isTrue();
    }

    private String written() {
        var parts = new ArrayList<String>();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            parts.add(ByteBufUtil.hexDump(part));
            part.release();
        }
        return String.join("", parts);
    }
}
