package io.deskhost.admin;

import io.deskhost.admin.HostSnapshot.Desktop;
import io.deskhost.admin.HostSnapshot.Direct;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The checks of readiness, each named after what it looks at. */
final class HostHealth {

    private HostHealth() {
    }

    /** Up while the desktop role is there and its last capture was fine. */
    static HealthIndicator desktop(HostFacts host) {
        return () -> {
            Desktop desktop = host.now().desktop();
            Health.Builder health = desktop.state() == HostSnapshot.State.UP && desktop.problem().isEmpty()
                    ? Health.up() : Health.down();
            desktop.problem().ifPresent(problem -> health.withDetail("problem", problem));
            return health.withDetail("state", desktop.state().label()).withDetail("restarts", desktop.restarts())
                    .build();
        };
    }

    /** Up while peers can connect. */
    static HealthIndicator peerListener(HostFacts host) {
        return () -> {
            Direct direct = host.now().direct();
            return (direct.listening() ? Health.up() : Health.down())
                    .withDetail("address", direct.address()).withDetail("port", direct.port()).build();
        };
    }
}
