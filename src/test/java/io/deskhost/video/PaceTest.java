package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MS = 1_000_000;
    private final long start = System.nanoTime();
    private final Pace pace = new Pace(10, start);

    @Test
    void takesTheFirstAtOnceAndTheNextAfterItsPeriod() {
        assertThat(pace.delay(start)).isZero();
        pace.taken(start);
        assertThat(pace.delay(start + 30 * MS)).isEqualTo(70 * MS);
        assertThat(pace.delay(start + 100 * MS)).isZero();
        assertThat(pace.delay(start + 5_000 * MS)).isZero();
    }

    @Test
    void lendsOnePictureAfterInputButKeepsTheMeanRate() {
        pace.taken(start);
        pace.input();
        assertThat(pace.delay(start + 20 * MS)).isZero();
        pace.taken(start + 20 * MS);
        pace.input();
        assertThat(pace.delay(start + 30 * MS)).as("the lent one is paid back").isEqualTo(70 * MS);
        assertThat(pace.delay(start + 100 * MS)).isZero();
    }

    @Test
    void forgetsInputThatNothingAnswered() {
        pace.input();
        pace.taken(start + 1_000 * MS);
        assertThat(pace.delay(start + 1_010 * MS)).isEqualTo(90 * MS);
    }

    @Test
    void followsANewRate() {
        pace.fps(50);
        pace.taken(start);
        assertThat(pace.delay(start)).isEqualTo(20 * MS);
    }
}
