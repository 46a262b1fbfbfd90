package io.deskhost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final long SECOND = 1_000_000_000L;

    private final Lateness lateness = new Lateness();

    @Test
    void asksAtOnceAndThenAfter1And2And4And4Seconds() {
        long now = -5 * SECOND;
        assertThat(lateness.askKey(now)).isZero();
        for (int wait : new int[] {1, 2, 4, 4, 4}) {
            assertThat(lateness.askKey(now + 1)).isEqualTo(wait * SECOND - 1);
            now += wait * SECOND;
            assertThat(lateness.askKey(now)).isZero();
        }
    }

    @Test
    void forgivesWhoWasInTimeForAWhile() {
        lateness.askKey(0);
        lateness.askKey(SECOND);
        lateness.askKey(3 * SECOND);
        assertThat(lateness.askKey(13 * SECOND + 1)).isZero();
        assertThat(lateness.askKey(13 * SECOND + 2)).as("from the start again").isEqualTo(SECOND - 1);
    }
}
