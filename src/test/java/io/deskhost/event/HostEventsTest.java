package io.deskhost.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.event.HostEvent.DesktopDown;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostEventsTest {

    private final List<HostEvent> heard = new CopyOnWriteArrayList<>();

    @Test
    void tellsEveryListenerInOrder() {
        List<HostEvent> other = new CopyOnWriteArrayList<>();
        List<HostEvent> said = IntStream.range(0, 100).mapToObj(HostEventsTest::event).toList();
        try (HostEvents events = new HostEvents(List.of(heard::add, other::add))) {
            said.forEach(events::publish);
        }
        assertThat(heard).isEqualTo(said);
        assertThat(other).isEqualTo(said);
    }

    @Test
    void aListenerThatThrowsCostsTheOthersNothing() {
        try (HostEvents events = new HostEvents(List.of(_ -> {
            throw new IllegalStateException("on purpose");
        }, heard::add))) {
            events.publish(event(1));
            events.publish(event(2));
        }
        assertThat(heard).containsExactly(event(1), event(2));
    }

    @Test
    void neverKeepsThePublisherWaiting() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        HostEvents events = new HostEvents(List.of(event -> {
            reached.countDown();
            awaitQuietly(stuck);
            heard.add(event);
        }));
        events.publish(event(0));
        reached.await();
        IntStream.rangeClosed(1, HostEvents.WAITING + 3).mapToObj(HostEventsTest::event).forEach(events::publish);
        assertThat(events.dropped()).isEqualTo(3);
        stuck.countDown();
        await().untilAsserted(() -> assertThat(heard).hasSize(HostEvents.WAITING + 1));
        events.close();
    }

    @Test
    void whatComesAfterTheEndIsDropped() {
        HostEvents events = new HostEvents(List.of(heard::add));
        events.close();
        events.publish(event(1));
        assertThat(events.dropped()).isEqualTo(1);
        assertThat(heard).isEmpty();
    }

    private static HostEvent event(int number) {
        return new DesktopDown(Instant.ofEpochSecond(number), "test");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
