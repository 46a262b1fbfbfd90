package io.deskhost.admin;

import io.deskhost.event.LineBudget;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Wrong tokens by address: ten at once, then one each six seconds. A right token is never kept waiting, so that
 * nobody can lock the administrator out from the same machine; guessing is hopeless anyway, this spares the log and the
 * processor. Any thread.
 */
final class FailedAttempts {

    static final int AT_ONCE = 10;
    static final Duration DECAY = Duration.ofSeconds(6);

    private static final int ADDRESSES = 1024;
    private static final Logger log = LoggerFactory.getLogger(FailedAttempts.class);

    private final Clock clock;
    private final LineBudget lines;
    private final Map<InetAddress, Level> levels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Level> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailedAttempts(Clock clock) {
        this.clock = clock;
        this.lines = new LineBudget(10, Duration.ofMinutes(1), clock);
    }

    /** Counts a wrong token; says how long to wait if that was one too many. */
    synchronized Optional<Duration> count(InetAddress address) {
        lines.ask().ifPresent(unsaid -> warn(address, unsaid));
        Instant now = clock.instant();
        Level level = levels.getOrDefault(address, new Level(0, now)).at(now);
        if (level.attempts() + 1 > AT_ONCE) {
            levels.put(address, level);
            return Optional.of(DECAY);
        }
        levels.put(address, new Level(level.attempts() + 1, now));
        return Optional.empty();
    }

    private static void warn(InetAddress address, long unsaid) {
        LoggingEventBuilder line = log.atWarn().addKeyValue("address", address.getHostAddress());
        (unsaid == 0 ? line : line.addKeyValue("linesMissing", unsaid)).log("Wrong token at the admin API");
    }

    /** @param attempts not yet forgotten at that time */
    private record Level(double attempts, Instant at) {

        Level at(Instant now) {
            double forgotten = (double) Duration.between(at, now).toMillis() / DECAY.toMillis();
            return new Level(Math.max(0, attempts - forgotten), now);
        }
    }
}
