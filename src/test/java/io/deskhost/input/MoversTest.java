package io.deskhost.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoversTest {

    private long now = -5;
    private final Movers movers = new Movers(() -> now);

    @Test
    void areAllWhoMovedThePointerWithin300Milliseconds() {
        movers.movedTo(1, 10, 10);
        now += 200_000_000;
        movers.movedOn(2);
        assertThat(movers.to(5, 5)).containsExactlyInAnyOrder(1, 2);
        now += 100_000_001;
        assertThat(movers.to(5, 5)).containsExactly(2);
        now += 200_000_000;
        assertThat(movers.to(5, 5)).isEmpty();
    }

    @Test
    void areThoseWhoseLastMoveLedThereHoweverLate() {
        movers.movedTo(1, 10, 20);
        now += 3_600_000_000_000L;
        assertThat(movers.to(10, 20)).containsExactly(1);
        assertThat(movers.to(20, 10)).isEmpty();
        movers.movedTo(2, 30, 30);
        assertThat(movers.to(10, 20)).containsExactly(2);
    }

    @Test
    void areForgottenWhenTheyGo() {
        movers.movedTo(1, 10, 20);
        movers.forget(1);
        assertThat(movers.to(10, 20)).isEmpty();
    }
}
