package io.deskhost.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private final Rhythm.Beat beat = new Rhythm(Duration.ofNanos(100), 3).beat();

    @Test
    void letsABurstPassAfterARest() {
        for (int i = 0; i < 3; i++) {
            assertThat(beat.rest(1000)).isZero();
            beat.told(1000);
        }
        assertThat(beat.rest(1000)).isEqualTo(100);
        assertThat(beat.rest(1060)).isEqualTo(40);
        assertThat(beat.rest(1100)).isZero();
    }

    @Test
    void keepsTheIntervalInTheLongRun() {
        long now = 0;
        for (int told = 0; told < 50; told++) {
            now += beat.rest(now);
            beat.told(now);
        }
        assertThat(now).isEqualTo(47 * 100);
    }

    @Test
    void earnsNoMoreThanOneBurstByWaiting() {
        beat.told(0);
        for (int i = 0; i < 3; i++) {
            assertThat(beat.rest(1_000_000)).isZero();
            beat.told(1_000_000);
        }
        assertThat(beat.rest(1_000_000)).isEqualTo(100);
    }
}
