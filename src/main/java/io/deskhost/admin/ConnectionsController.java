package io.deskhost.admin;

import io.deskhost.event.CleanText;
import io.deskhost.peer.Connections;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The connections of this host: to look at, and to end. */
@RestController
@RequestMapping(path = "/api/v1/connections", produces = "application/json")
final class ConnectionsController {

    /** "manually" keeps clients from connecting again by themselves. */
    static final String CLOSED = "Closed manually by the peer";
    /** Characters; with the words before them less than what a connection passes on. */
    static final int LONGEST_REASON = 160;

    private static final int LONGEST_ID = 64;

    private final Connections connections;

    ConnectionsController(Connections connections) {
        this.connections = connections;
    }

    /** An object, so that pages can come without a break. */
    record ConnectionList(List<ConnectionView> connections) {
    }

    @GetMapping
    ConnectionList list() {
        return new ConnectionList(connections.list().stream().map(ConnectionView::of).toList());
    }

    @GetMapping("/{id}")
    ConnectionView get(@PathVariable String id) {
        return connections.find(id).map(ConnectionView::of).orElseThrow(() -> unknown(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw Problem.of(ProblemType.INVALID_REQUEST,
                    "The reason may hold " + LONGEST_REASON + " characters.").refused();
        }
        if (!connections.close(id, told(reason))) {
            throw unknown(id);
        }
    }

    private static String told(String reason) {
        String clean = CleanText.of(reason, LONGEST_REASON).strip();
        return clean.isEmpty() ? CLOSED : CLOSED + ": " + clean;
    }

    private static Problem.Refused unknown(String id) {
        return new Problem(ProblemType.UNKNOWN_CONNECTION, ProblemType.UNKNOWN_CONNECTION.detail(),
                Map.of("connection", CleanText.of(id, LONGEST_ID))).refused();
    }
}
