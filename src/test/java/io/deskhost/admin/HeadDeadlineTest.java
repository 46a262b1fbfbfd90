package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("T56: slow requests")
class HeadDeadlineTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void build() {
        channel.freezeTime();
        channel.pipeline().addLast(new HttpServerCodec(), new HeadDeadline(Duration.ofSeconds(30)));
        channel.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aHeadThatComesInPiecesIsCutOff() {
        for (int second = 0; second < 29; second++) {
            read("G");
            pass(1);
        }
        assertThat(channel.isOpen()).isTrue();
        read("G");
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        pass(30);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAnswerMayTakeItsTime() {
        read("GET / HTTP/1.1\r\n\r\n");
        pass(3600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theTimeRunsAgainAfterTheAnswer() {
        read("GET / HTTP/1.1\r\n\r\n");
        pass(3600);
        answer(HttpResponseStatus.OK);
        pass(29);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anInterimAnswerIsNoAnswer() {
        read("POST / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
        answer(HttpResponseStatus.CONTINUE);
        pass(3600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theSecondOfTwoRequestsAtOnceHasItsTimeToo() {
        read("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        answer(HttpResponseStatus.OK);
        pass(3600);
        assertThat(channel.isOpen()).isTrue();
        answer(HttpResponseStatus.OK);
        pass(30);
        assertThat(channel.isOpen()).isFalse();
    }

    private void read(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
