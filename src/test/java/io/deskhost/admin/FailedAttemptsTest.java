package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.MovableClock;
import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.7");

    private final MovableClock clock = new MovableClock();
    private final FailedAttempts failed = new FailedAttempts(clock);

    @Test
    void tenAreFreeThenOneEachSixSeconds() {
        IntStream.range(0, FailedAttempts.AT_ONCE).forEach(_ -> assertThat(failed.count(ADDRESS)).isEmpty());
        assertThat(failed.count(ADDRESS)).contains(FailedAttempts.DECAY);
        clock.forward(FailedAttempts.DECAY);
        assertThat(failed.count(ADDRESS)).isEmpty();
        assertThat(failed.count(ADDRESS)).isPresent();
    }

    @Test
    void oneAddressDoesNotCountForAnother() {
        IntStream.range(0, 20).forEach(_ -> failed.count(ADDRESS));
        assertThat(failed.count(InetAddress.ofLiteral("192.0.2.8"))).isEmpty();
    }

    @Test
    void allIsForgottenAfterAMinute() {
        IntStream.range(0, 20).forEach(_ -> failed.count(ADDRESS));
        clock.forward(FailedAttempts.DECAY.multipliedBy(FailedAttempts.AT_ONCE));
        IntStream.range(0, FailedAttempts.AT_ONCE).forEach(_ -> assertThat(failed.count(ADDRESS)).isEmpty());
    }
}
