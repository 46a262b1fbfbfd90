package io.deskhost.event;

import io.deskhost.event.HostEvent.DesktopDown;
import io.deskhost.event.HostEvent.DesktopUp;
import io.deskhost.event.HostEvent.LoginRefused;
import io.deskhost.event.HostEvent.OfConnection;
import io.deskhost.event.HostEvent.PeerClosed;
import io.deskhost.event.HostEvent.PeerConnected;
import io.deskhost.event.HostEvent.PeerLoggedIn;
import io.deskhost.event.HostEvent.PermissionChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The life of a session in the log, four lines at INFO: connected, logged in, permission changed, closed; facts stand
 * as key-values. Who has not logged in causes {@value #STRANGERS_LINES} lines a minute at most; the next line says
 * how many are missing. Confined to the thread {@code events}.
 */
public final class SessionLog implements Consumer<HostEvent> {

    static final int STRANGERS_LINES = 120;

    private static final Logger log = LoggerFactory.getLogger("io.deskhost.session");

    private final LineBudget strangers;

    public SessionLog(Clock clock) {
        this.strangers = new LineBudget(STRANGERS_LINES, Duration.ofMinutes(1), clock);
    }

    @Override
    public void accept(HostEvent event) {
        switch (event) {
            case PeerConnected connected -> stranger(connected, line -> connected(line, connected));
            case PeerLoggedIn loggedIn -> loggedIn(of(loggedIn), loggedIn);
            case LoginRefused refused -> stranger(refused, line -> refused(line, refused));
            case PermissionChanged changed -> changed(of(changed), changed);
            case PeerClosed closed when closed.loggedIn() -> closed(of(closed), closed);
            case PeerClosed closed -> stranger(closed, line -> closed(line, closed));
            case DesktopUp up -> log.atInfo().addKeyValue("user", clean(up.user()))
                    .addKeyValue("display", clean(up.display())).addKeyValue("pid", up.pid()).log("Desktop up");
            case DesktopDown down -> log.atWarn().addKeyValue("reason", clean(down.reason())).log("Desktop down");
        }
    }

    private void stranger(OfConnection event, Consumer<LoggingEventBuilder> line) {
        strangers.ask().ifPresent(unsaid -> {
            LoggingEventBuilder builder = of(event);
            line.accept(unsaid == 0 ? builder : builder.addKeyValue("linesMissing", unsaid));
        });
    }

    private static LoggingEventBuilder of(OfConnection event) {
        return log.atLevel(Level.INFO).addKeyValue("connection", event.connection())
                .addKeyValue("address", clean(event.address()));
    }

    private static void connected(LoggingEventBuilder line, PeerConnected event) {
        line.addKeyValue("road", event.road()).addKeyValue("sealed", event.sealed()).log("Peer connected");
    }

    private static void loggedIn(LoggingEventBuilder line, PeerLoggedIn event) {
        line.addKeyValue("peer", clean(event.peerId())).addKeyValue("name", clean(event.peerName()))
                .addKeyValue("kind", event.kind()).addKeyValue("method", event.method())
                .addKeyValue("permissions", event.permissions().stream().sorted().collect(Collectors.joining(",")))
                .log("Peer logged in");
    }

    private static void refused(LoggingEventBuilder line, LoginRefused event) {
        line.addKeyValue("peer", clean(event.peerId())).addKeyValue("name", clean(event.peerName()))
                .addKeyValue("reason", clean(event.reason())).log("Login refused");
    }

    private static void changed(LoggingEventBuilder line, PermissionChanged event) {
        line.addKeyValue("peer", clean(event.peerId())).addKeyValue("permission", event.permission())
                .addKeyValue("allowed", event.allowed()).log("Permission changed");
    }

    private static void closed(LoggingEventBuilder line, PeerClosed event) {
        line.addKeyValue("peer", clean(event.peerId())).addKeyValue("reason", clean(event.reason()))
                .addKeyValue("lasted", event.lasted()).log("Peer closed");
    }

    private static String clean(String text) {
        return CleanText.forLog(text);
    }
}
