package io.deskhost.admin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How this host stands, as {@code GET /api/v1/host} tells it: the names of these components are the API's.
 *
 * @param id              what a client enters to find this host
 * @param platform        operating system and its release
 * @param oneTimePassword the present one, empty where none is accepted
 */
public record HostSnapshot(String id, String version, String hostname, String platform, Instant startTime,
                           Optional<String> oneTimePassword, Direct direct, Desktop desktop) {

    /** Without the password: a record prints all it holds. */
    @Override
    public String toString() {
        return "HostSnapshot[id=" + id + ", direct=" + direct + ", desktop=" + desktop + "]";
    }

    /**
     * The listener for peers that come directly.
     *
     * @param address   where it is bound
     * @param listening whether peers can connect now
     * @param plaintext who may connect without encryption: {@code loopback}, {@code deny}, {@code allow} or networks
     */
    public record Direct(String address, int port, boolean listening, String plaintext) {
    }

    /**
     * @param problem  what is wrong, in words for the administrator: why it is not up, or why the last capture failed
     * @param display  value of DISPLAY
     * @param pid      process of the desktop role
     * @param restarts how often the role was started anew
     */
    public record Desktop(State state, Optional<String> problem, Optional<String> user, Optional<String> display,
                          Optional<String> xauthority, List<Display> displays, OptionalLong pid, int restarts) {

        public Desktop {
            displays = List.copyOf(displays);
        }
    }

    /** Pixels of the whole desktop, origin top left. */
    public record Display(String name, int x, int y, int width, int height) {
    }

    /** Whether the desktop role is there. */
    public enum State {
        STARTING, UP, DOWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
