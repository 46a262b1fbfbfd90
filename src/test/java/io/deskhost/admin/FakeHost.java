package io.deskhost.admin;

import io.deskhost.admin.HostSnapshot.Desktop;
import io.deskhost.admin.HostSnapshot.Direct;
import io.deskhost.admin.HostSnapshot.Display;
import io.deskhost.admin.HostSnapshot.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A host that stands as a test says. */
final class FakeHost implements HostFacts {

    static final HostSnapshot FINE = new HostSnapshot("987654321", "0.1.0", "desk1", "Debian GNU/Linux 12",
            Instant.parse("2026-01-02T03:04:05Z"), Optional.of("ab3k9x"),
            new Direct("0.0.0.0", 21118, true, "loopback"),
            new Desktop(State.UP, Optional.empty(), Optional.of("deskhost"), Optional.of(":7"),
                    Optional.of("/run/x/cookie"), List.of(new Display("screen", 0, 0, 1920, 1080)),
                    OptionalLong.of(4711), 2));

    volatile HostSnapshot now = FINE;
    volatile boolean broken;

    @Override
    public HostSnapshot now() {
        if (broken) {
            throw new IllegalStateException("secret words of io.deskhost.Something");
        }
        return now;
    }

    static HostSnapshot with(Desktop desktop) {
        return new HostSnapshot(FINE.id(), FINE.version(), FINE.hostname(), FINE.platform(), FINE.startTime(),
                FINE.oneTimePassword(), FINE.direct(), desktop);
    }

    static HostSnapshot with(Direct direct) {
        return new HostSnapshot(FINE.id(), FINE.version(), FINE.hostname(), FINE.platform(), FINE.startTime(),
                FINE.oneTimePassword(), direct, FINE.desktop());
    }
}
