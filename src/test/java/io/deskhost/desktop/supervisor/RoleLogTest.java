package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleLogTest {

    private final Logger logger = new LoggerContext().getLogger("desktop");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @Test
    void keepsTheLevelAndDropsTheTime() {
        events.start();
        logger.addAppender(events);
        RoleLog log = new RoleLog(logger);

        List.of("2026-01-02T03:04:05.678Z WARN  X11Screen  no shared memory {}", "\tat x.Y.z(Y.java:1)",
                "2026-01-02T03:04:05.678Z INFO  DesktopRole  up").forEach(log::pass);

        assertThat(events.list).extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.WARN, Level.INFO);
        assertThat(events.list).extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("X11Screen  no shared memory {}", "\tat x.Y.z(Y.java:1)", "DesktopRole  up");
    }
}
