package io.deskhost.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private Instant now = Instant.EPOCH;
    private final LineBudget budget = new LineBudget(2, Duration.ofMinutes(1), new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void countsWhatIsNotSaidAndTellsItWithTheNextLine() {
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
        assertThat(budget.ask()).isEmpty();
        assertThat(budget.ask()).isEmpty();
        now = now.plusSeconds(61);
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(2));
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
    }
}
