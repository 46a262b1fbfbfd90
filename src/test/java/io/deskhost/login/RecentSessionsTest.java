package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Octets;
import io.deskhost.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentSessionsTest {

    private static final RecentSessions.Key KEY = new RecentSessions.Key("900000001", "desk", 7, "203.0.113.7");
    private static final Octets VERIFIER = Octets.of((byte) 1, (byte) 2);

    private final MovableClock clock = new MovableClock();
    private final RecentSessions sessions = new RecentSessions(clock);

    @Test
    void remembersFor30SecondsAfterTheLastFrame() {
        sessions.remember(KEY, VERIFIER);
        clock.forward(Duration.ofSeconds(20));
        sessions.touch(KEY);
        clock.forward(Duration.ofSeconds(30));
        assertThat(sessions.verifier(KEY)).contains(VERIFIER);
        clock.forward(Duration.ofMillis(1));
        assertThat(sessions.verifier(KEY)).isEmpty();
    }

    @Test
    void aFrameDoesNotBringBackWhatIsForgotten() {
        sessions.remember(KEY, VERIFIER);
        sessions.forget(KEY);
        sessions.touch(KEY);
        assertThat(sessions.verifier(KEY)).isEmpty();
    }

    @Test
    void knowsASessionOnlyByAllThatItIs() {
        sessions.remember(KEY, VERIFIER);
        assertThat(sessions.verifier(new RecentSessions.Key("900000002", "desk", 7, "203.0.113.7"))).isEmpty();
        assertThat(sessions.verifier(new RecentSessions.Key("900000001", "disk", 7, "203.0.113.7"))).isEmpty();
        assertThat(sessions.verifier(new RecentSessions.Key("900000001", "desk", 8, "203.0.113.7"))).isEmpty();
        assertThat(sessions.verifier(new RecentSessions.Key("900000001", "desk", 7, "203.0.113.8"))).isEmpty();
    }

    @Test
    void forgetsTheOldestOfAThousand() {
        for (int i = 0; i <= 1000; i++) {
            sessions.remember(new RecentSessions.Key("1", "", i, "203.0.113.7"), VERIFIER);
        }
        assertThat(sessions.verifier(new RecentSessions.Key("1", "", 0, "203.0.113.7"))).isEmpty();
        assertThat(sessions.verifier(new RecentSessions.Key("1", "", 1, "203.0.113.7"))).isPresent();
    }
}
