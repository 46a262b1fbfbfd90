package io.deskhost.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.MovableClock;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private final MovableClock clock = new MovableClock();
    private final LineBudget budget = new LineBudget(2, Duration.ofMinutes(1), clock);

    @Test
    void countsWhatIsNotSaidAndTellsItWithTheNextLine() {
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
        assertThat(budget.ask()).isEmpty();
        assertThat(budget.ask()).isEmpty();
        clock.forward(Duration.ofSeconds(61));
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(2));
        assertThat(budget.ask()).isEqualTo(OptionalLong.of(0));
    }
}
