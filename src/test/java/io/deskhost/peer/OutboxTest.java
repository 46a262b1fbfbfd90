package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.ControlMessage;
import io.deskhost.message.CursorMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.wire.MessageCodec;
import io.deskhost.wire.UnreadableMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one writer of a connection, on a socket that takes what a test lets it take. */
class OutboxTest {

    private static final MessageCodec CODEC = new MessageCodec();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Kernel kernel = new Kernel();
    private final EmbeddedChannel channel = new EmbeddedChannel(kernel);
    private final List<String> happened = new ArrayList<>();
    private final Outbox outbox = new Outbox(channel, CODEC, PATIENCE, () -> happened.add("overflow"));

    @AfterEach
    void close() {
        kernel.takeAll();
        outbox.close();
        channel.finishAndReleaseAll();
    }

    @Test
    void givesTheNextPictureToTheSocketOnceItHasTakenTheOneBefore() {
        ByteBuf first = show(0, "first");
        ByteBuf second = show(0, "second");
        assertThat(kernel.waiting).containsExactly(first);
        assertThat(happened).as("the first left at once, the second waits").containsExactly("first");
        kernel.take();
        assertThat(kernel.waiting).containsExactly(second);
        assertThat(happened).containsExactly("first", "second");
        assertThat(outbox.framesSent()).isEqualTo(2);
    }

    @Test
    void oneViewerThatReadsAPictureTakesNothingFromAnother() {
        ByteBuf picture = Unpooled.buffer().writeBytes(new byte[2000]);
        Kernel other = new Kernel();
        EmbeddedChannel second = new EmbeddedChannel(other);
        outbox.show(0, picture.retain(), () -> { });
        new Outbox(second, CODEC, PATIENCE, () -> { }).show(0, picture.retain(), () -> { });
        kernel.waiting.getFirst().skipBytes(1500);
        assertThat(other.waiting.getFirst().readableBytes()).isEqualTo(2000);
        kernel.take();
        other.take();
        assertThat(picture.refCnt()).isEqualTo(1);
        picture.release();
        second.finishAndReleaseAll();
    }

    @Test
    void ofWhatReplacesItselfOnlyTheLatestWaits() {
        for (int x = 1; x <= 5; x++) {
            outbox.sayLatest(new CursorMessage.CursorPosition(x, 0));
        }
        assertThat(kernel.waiting).hasSize(1);
        kernel.take();
        assertThat(kernel.waiting).extracting(OutboxTest::decoded)
                .containsExactly(new CursorMessage.CursorPosition(5, 0));
        outbox.sayLatest(new CursorMessage.CursorPosition(6, 0));
        outbox.forgetLatest();
        kernel.take();
        assertThat(kernel.waiting).isEmpty();
        outbox.sayLatest(new CursorMessage.CursorPosition(7, 0));
        assertThat(kernel.waiting).extracting(OutboxTest::decoded)
                .containsExactly(new CursorMessage.CursorPosition(7, 0));
    }

    @Test
    void controlDoesNotWaitForPictures() {
        show(0, "first");
        show(0, "second");
        outbox.say(chat("now"));
        assertThat(kernel.waiting).hasSize(2);
        kernel.take();
        assertThat(kernel.waiting).hasSize(2);
    }

    @Test
    void whatDescribesADisplayKeepsItsPlaceAmongThePictures() {
        ByteBuf first = show(0, "first");
        outbox.sayInOrder(0, chat("turned"));
        ByteBuf second = show(0, "second");
        kernel.take();
        assertThat(kernel.waiting).hasSize(1).doesNotContain(first, second);
        kernel.take();
        assertThat(kernel.waiting).containsExactly(second);
    }

    @Test
    void dropsTheWaitingPictureOfOneDisplayOnly() {
        show(0, "first");
        ByteBuf waiting = show(0, "waiting");
        ByteBuf other = show(1, "other");
        outbox.drop(0);
        assertThat(waiting.refCnt()).isZero();
        assertThat(happened).as("its room is free again").containsExactly("first", "waiting");
        kernel.take();
        assertThat(kernel.waiting).containsExactly(other);
    }

    @Test
    void sendsNoPictureBeforeTheLastOneIsAcknowledged() {
        outbox.acknowledging();
        show(0, "first");
        kernel.take();
        ByteBuf second = show(1, "second");
        assertThat(kernel.waiting).isEmpty();
        outbox.acknowledged();
        assertThat(kernel.waiting).containsExactly(second);
    }

    @Test
    void goesOnWithoutAnAcknowledgementThatDoesNotCome() {
        channel.freezeTime();
        outbox.acknowledging();
        show(0, "first");
        kernel.take();
        ByteBuf second = show(0, "second");
        pass(Duration.ofMillis(2999));
        assertThat(kernel.waiting).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(kernel.waiting).containsExactly(second);
    }

    /** The patience with one display's picture must not count for another's, which was sent later. */
    @Test
    void waitsItsFullTimeForEachPicture() {
        channel.freezeTime();
        outbox.acknowledging();
        show(0, "first");
        kernel.take();
        outbox.acknowledged();
        pass(Duration.ofMillis(2500));
        show(1, "second");
        kernel.take();
        ByteBuf third = show(0, "third");
        pass(Duration.ofMillis(2999));
        assertThat(kernel.waiting).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(kernel.waiting).containsExactly(third);
    }

    @Test
    void anAcknowledgementTooManyCountsForNothing() {
        outbox.acknowledging();
        outbox.acknowledged();
        outbox.acknowledged();
        show(0, "first");
        kernel.take();
        show(0, "second");
        assertThat(kernel.waiting).isEmpty();
    }

    @Test
    void aPeerWithAMebibyteOfControlWaitingIsTooSlow() {
        outbox.admitted();
        for (int i = 0; i < 10; i++) {
            outbox.say(chat("x".repeat(100_000)));
        }
        assertThat(happened).isEmpty();
        outbox.say(chat("x".repeat(100_000)));
        assertThat(happened).containsExactly("overflow");
    }

    /** A stranger whose probes are echoed and who reads nothing: what a message costs counts, not its four bytes. */
    @Test
    void aStrangerMayLeaveLittleWaiting() {
        for (int i = 0; i < 120; i++) {
            outbox.say(chat(""));
        }
        assertThat(happened).isEmpty();
        for (int i = 0; i < 20; i++) {
            outbox.say(chat(""));
        }
        assertThat(happened).contains("overflow");
    }

    @Test
    void whatTheSocketHasTakenWaitsNoMore() {
        outbox.admitted();
        for (int i = 0; i < 100; i++) {
            outbox.say(chat("x".repeat(100_000)));
            kernel.takeAll();
        }
        assertThat(happened).isEmpty();
    }

    /** A peer could fill our memory by asking for a geometry and not reading the answers. */
    @Test
    void countsWhatWaitsBehindAPictureToo() {
        outbox.admitted();
        show(0, "first");
        for (int i = 0; i < 11; i++) {
            outbox.sayInOrder(0, chat("x".repeat(100_000)));
        }
        assertThat(happened).containsExactly("first", "overflow");
    }

    @Test
    void whatMayWaitGoesWhenNoPictureDoes() {
        show(0, "first");
        later("large");
        ByteBuf second = show(0, "second");
        kernel.take();
        assertThat(kernel.waiting).containsExactly(second);
        kernel.take();
        assertThat(kernel.waiting).hasSize(1);
        assertThat(happened).doesNotContain("large");
        ByteBuf third = show(0, "third");
        assertThat(kernel.waiting).doesNotContain(third);
        kernel.take();
        assertThat(happened).endsWith("large", "third");
        assertThat(kernel.waiting).containsExactly(third);
    }

    @Test
    void whatMayWaitDoesNotWaitForEver() {
        show(0, "0");
        later("large");
        for (int i = 1; i <= 20 && !happened.contains("large"); i++) {
            show(0, Integer.toString(i));
            kernel.take();
        }
        assertThat(happened).containsSubsequence("8", "large");
    }

    @Test
    void whatMayWaitGoesWhileAPictureAwaitsAnAcknowledgement() {
        outbox.acknowledging();
        show(0, "first");
        kernel.take();
        show(0, "second");
        later("large");
        assertThat(kernel.waiting).hasSize(1);
        kernel.take();
        assertThat(happened).endsWith("large");
    }

    @Test
    void whatMayWaitMayBeLargerThanAllControl() {
        outbox.sayLater(chat("x".repeat(3 << 20)), () -> happened.add("gone"));
        kernel.take();
        assertThat(happened).containsExactly("gone");
        later("after the end of the outbox");
        kernel.take();
        outbox.close();
        later("late");
        assertThat(kernel.waiting).isEmpty();
    }

    private void later(String name) {
        outbox.sayLater(chat(name), () -> happened.add(name));
    }

    @Test
    void saysItsLastWordsAndNothingAfterThem() {
        show(0, "first");
        ByteBuf waiting = show(0, "waiting");
        outbox.last(chat("goodbye"));
        ByteBuf late = show(0, "late");
        outbox.say(chat("late"));
        outbox.sayInOrder(0, chat("late"));
        assertThat(waiting.refCnt()).isZero();
        assertThat(late.refCnt()).isZero();
        kernel.take();
        assertThat(kernel.waiting).hasSize(1);
    }

    @Test
    void countsWhatItSent() {
        show(0, "12345");
        kernel.take();
        long picture = outbox.bytesSent();
        outbox.say(chat("123"));
        assertThat(picture).isEqualTo(5);
        assertThat(outbox.bytesSent()).isGreaterThan(picture + 3);
        assertThat(outbox.framesSent()).isOne();
    }

    private ByteBuf show(int display, String content) {
        ByteBuf picture = Unpooled.copiedBuffer(content.getBytes());
        outbox.show(display, picture, () -> happened.add(content));
        return picture;
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private static SessionMessage decoded(ByteBuf payload) {
        try {
            return CODEC.decode(payload.duplicate());
        } catch (UnreadableMessage unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static SessionMessage chat(String text) {
        return new ControlMessage.Chat(text);
    }

    /** Takes what is written only when it is told to. */
    private static final class Kernel extends ChannelOutboundHandlerAdapter {

        final List<ByteBuf> waiting = new ArrayList<>();
        private final Deque<ChannelPromise> promises = new ArrayDeque<>();

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            waiting.add((ByteBuf) message);
            promises.add(promise);
        }

        void take() {
            waiting.removeFirst().release();
            promises.remove().setSuccess();
        }

        void takeAll() {
            while (!waiting.isEmpty()) {
                take();
            }
        }
    }
}
