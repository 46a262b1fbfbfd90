package io.deskhost.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears Netty's leak detector, which speaks only when a buffer has been collected that nobody released. */
final class LeakWatch {

    private static final int COLLECTIONS = 3;

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    LeakWatch() {
        heard.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(heard);
    }

    /** Asserts that every buffer that nobody holds any more was released. */
    void none() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            ByteBufAllocator.DEFAULT.buffer(1).release();
        }
        assertThat(List.copyOf(heard.list)).extracting(ILoggingEvent::getFormattedMessage)
                .as("buffers that nobody released").isEmpty();
    }
}
