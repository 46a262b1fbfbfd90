package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class OutboxTest {

    @Test
    void oneViewerThatReadsAPictureTakesNothingFromAnother() {
        ByteBuf picture = Unpooled.buffer().writeBytes(new byte[2000]);
        EmbeddedChannel first = new EmbeddedChannel();
        EmbeddedChannel second = new EmbeddedChannel();
        outbox(first).show(0, picture.retain(), () -> { });
        outbox(second).show(0, picture.retain(), () -> { });

        ByteBuf firstSent = first.readOutbound();
        firstSent.skipBytes(1500).release();

        ByteBuf secondSent = second.readOutbound();
        assertThat(secondSent.readableBytes()).isEqualTo(2000);
        secondSent.release();
        assertThat(picture.refCnt()).isEqualTo(1);
        picture.release();
    }

    private static Outbox outbox(EmbeddedChannel channel) {
        return new Outbox(channel, new MessageCodec(), () -> { });
    }
}
