package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void isAtOnceThenDoublesFromATenthOfASecondToTwoSeconds() {
        assertThat(LongStream.range(0, 8).map(_ -> backOff.after(Duration.ZERO).toMillis()))
                .containsExactly(0L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void beginsAnewAfterTenSecondsOfLife() {
        backOff.after(Duration.ZERO);
        backOff.after(Duration.ofMillis(9999));

        assertThat(backOff.after(Duration.ofSeconds(10))).isZero();
    }
}
