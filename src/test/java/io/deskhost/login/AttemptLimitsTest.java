package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.MovableClock;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {

    private static final InetAddress ADDRESS = InetAddress.ofLiteral("203.0.113.7");

    private final MovableClock clock = new MovableClock();
    private final AttemptLimits limits = new AttemptLimits(clock);

    @Test
    void lets7WrongAttemptsHappenInAMinuteAndThenAsksToWait() {
        for (int i = 0; i < 7; i++) {
            assertThat(limits.refusal(ADDRESS)).isEmpty();
            limits.failed(ADDRESS);
        }
        assertThat(limits.refusal(ADDRESS)).contains("Please try 1 minute later");
        assertThat(limits.refusal(InetAddress.ofLiteral("203.0.113.8"))).isEmpty();
    }

    @Test
    void letsTryAgainInTheNextMinute() {
        fail(ADDRESS, 7);
        clock.forward(Duration.ofMinutes(1));
        assertThat(limits.refusal(ADDRESS)).isEmpty();
    }

    @Test
    void shutsOutAfter30WrongAttempts() {
        for (int minute = 0; minute < 5; minute++) {
            fail(ADDRESS, 7);
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(limits.refusal(ADDRESS)).contains("Too many wrong attempts");
    }

    @Test
    void forgetsSlowlyWhatWasWrong() {
        fail(ADDRESS, 32);
        clock.forward(Duration.ofMinutes(2));
        assertThat(limits.refusal(ADDRESS)).contains("Too many wrong attempts");
        clock.forward(Duration.ofMinutes(2));
        assertThat(limits.refusal(ADDRESS)).isEmpty();
        fail(ADDRESS, 1);
        assertThat(limits.refusal(ADDRESS)).as("not from the start again").contains("Too many wrong attempts");
        clock.forward(Duration.ofHours(2));
        fail(ADDRESS, 5);
        assertThat(limits.refusal(ADDRESS)).isEmpty();
    }

    @Test
    void aRightPasswordClearsTheAddressAndItsPrefixes() {
        InetAddress one = address6(1, 1, 1, 0);
        fail(one, 200);
        limits.succeeded(one);
        assertThat(limits.refusal(one)).isEmpty();
        assertThat(limits.refusal(address6(1, 1, 1, 1))).isEmpty();
    }

    @Test
    void countsTogetherWhoSharesASlash64() {
        for (int host = 0; host < 60; host++) {
            fail(address6(1, 1, 1, host), 1);
        }
        assertThat(limits.refusal(address6(1, 1, 1, 99))).isEmpty();
        fail(address6(1, 1, 1, 60), 1);
        assertThat(limits.refusal(address6(1, 1, 1, 99))).contains("Too many wrong attempts for IPv6 prefix /64");
        assertThat(limits.refusal(address6(1, 1, 2, 99))).isEmpty();
    }

    @Test
    void countsTogetherWhoSharesASlash56() {
        for (int net = 0; net < 81; net++) {
            fail(address6(1, 1, net, 0), 1);
        }
        assertThat(limits.refusal(address6(1, 1, 200, 0))).contains("Too many wrong attempts for IPv6 prefix /56");
        assertThat(limits.refusal(address6(1, 2, 200, 0))).isEmpty();
    }

    @Test
    void countsTogetherWhoSharesASlash48() {
        for (int net = 0; net < 101; net++) {
            fail(address6(1, net, 0, 0), 1);
        }
        assertThat(limits.refusal(address6(1, 200, 0, 0))).contains("Too many wrong attempts for IPv6 prefix /48");
        assertThat(limits.refusal(address6(2, 200, 0, 0))).isEmpty();
    }

    @Test
    void aClockThatIsSetBackAddsNothing() {
        fail(ADDRESS, 20);
        clock.forward(Duration.ofHours(-3));
        assertThat(limits.refusal(ADDRESS)).isEmpty();
    }

    private void fail(InetAddress address, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(address);
        }
    }

    /** 2001:db8:{@code site}:{@code area}{@code net}::{@code host}, each but the site one byte. */
    private static InetAddress address6(int site, int area, int net, int host) {
        return InetAddress.ofLiteral(String.format("2001:db8:%x:%02x%02x::%x", site, area, net, host));
    }
}
