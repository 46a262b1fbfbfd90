package io.deskhost.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.deskhost.event.HostEvent.LoginRefused;
import io.deskhost.event.HostEvent.PeerClosed;
import io.deskhost.event.HostEvent.PeerConnected;
import io.deskhost.event.HostEvent.PeerLoggedIn;
import io.deskhost.event.HostEvent.PermissionChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SessionLogTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String HOSTILE = "<script>\r\nFATAL forged\u001b[31m\u202Egnp.exe\" peer=\"root\\";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.deskhost.session");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final PatternLayout layout = new PatternLayout();
    private final SessionLog log = new SessionLog(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        layout.setContext(logger.getLoggerContext());
        layout.setPattern("%level %msg %kvp");
        layout.start();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void tellsTheLifeOfASessionInFourLines() {
        log.accept(new PeerConnected(NOW, "c1", "192.0.2.7", "direct", false));
        log.accept(new PeerLoggedIn(NOW, "c1", "192.0.2.7", "123456789", "Ann", "desktop", "permanent-password",
                Set.of("keyboard", "audio")));
        log.accept(new PermissionChanged(NOW, "c1", "192.0.2.7", "123456789", "keyboard", false));
        log.accept(new PeerClosed(NOW, "c1", "192.0.2.7", "123456789", true, "peer-left", Duration.ofSeconds(95)));
        assertThat(printed()).containsExactly(
                "INFO Peer connected connection=\"c1\" address=\"192.0.2.7\" road=\"direct\" sealed=\"false\"",
                "INFO Peer logged in connection=\"c1\" address=\"192.0.2.7\" peer=\"123456789\" name=\"Ann\" "
                        + "kind=\"desktop\" method=\"permanent-password\" permissions=\"audio,keyboard\"",
                "INFO Permission changed connection=\"c1\" address=\"192.0.2.7\" peer=\"123456789\" "
                        + "permission=\"keyboard\" allowed=\"false\"",
                "INFO Peer closed connection=\"c1\" address=\"192.0.2.7\" peer=\"123456789\" reason=\"peer-left\" "
                        + "lasted=\"PT1M35S\"");
    }

    @Test
    @DisplayName("T51: a peer cannot write into the log")
    void hostileNamesStayInTheirQuotes() {
        log.accept(new LoginRefused(NOW, "c1", "192.0.2.7", HOSTILE, HOSTILE, "wrong-password"));
        log.accept(new PeerLoggedIn(NOW, "c1", "192.0.2.7", HOSTILE, HOSTILE, "desktop", "click", Set.of()));
        log.accept(new PermissionChanged(NOW, "c1", "192.0.2.7", HOSTILE, "audio", true));
        log.accept(new PeerClosed(NOW, "c1", "192.0.2.7", HOSTILE, true, HOSTILE, Duration.ZERO));
        assertThat(printed()).hasSize(4).allSatisfy(line -> assertThat(line)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]").doesNotContain("peer=\"root").doesNotContain("\\"));
    }

    @Test
    void strangersCannotFloodTheLog() {
        for (int n = 0; n < 1000; n++) {
            log.accept(new PeerConnected(NOW, "c" + n, "192.0.2.7", "direct", false));
        }
        log.accept(new PeerClosed(NOW, "s", "192.0.2.9", "1", true, "peer-left", Duration.ofSeconds(5)));
        assertThat(lines.list).hasSize(SessionLog.STRANGERS_LINES + 1).last()
                .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.INFO))
                .satisfies(event -> assertThat(event.getMessage()).isEqualTo("Peer closed"));
    }

    private List<String> printed() {
        return lines.list.stream().map(layout::doLayout).toList();
    }
}
