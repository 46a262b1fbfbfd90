package io.deskhost.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.input.HeldKeys.Held;
import org.junit.jupiter.api.Test;

class HeldKeysTest {

    private static final Held CONTROL = new Held.Key(37);
    private static final Held LEFT = new Held.Button(1);

    private final HeldKeys held = new HeldKeys();

    @Test
    void releasesWhatTwoHoldWithTheLast() {
        assertThat(held.press(1, CONTROL)).isTrue();
        assertThat(held.press(2, CONTROL)).isFalse();
        assertThat(held.release(1, CONTROL)).isFalse();
        assertThat(held.release(2, CONTROL)).isTrue();
    }

    @Test
    void releasesWhatAPeerLeavesUnlessAnotherHoldsIt() {
        held.press(1, CONTROL);
        held.press(1, LEFT);
        held.press(2, CONTROL);
        assertThat(held.releaseAll(1)).containsExactly(LEFT);
        assertThat(held.releaseAll(1)).isEmpty();
        assertThat(held.releaseAll(2)).containsExactly(CONTROL);
    }

    @Test
    void takesAKeyAndAButtonOfOneNumberForTwo() {
        held.press(1, new Held.Key(9));
        held.press(1, new Held.Button(9));
        assertThat(held.release(1, new Held.Button(9))).isTrue();
        assertThat(held.keysOf(1)).containsExactly(9);
    }

    @Test
    void doesNotReleaseWhatNobodyHolds() {
        assertThat(held.release(1, CONTROL)).isFalse();
        held.press(1, CONTROL);
        assertThat(held.release(2, CONTROL)).isFalse();
        assertThat(held.release(1, CONTROL)).isTrue();
        assertThat(held.release(1, CONTROL)).isFalse();
    }

    @Test
    void releasesAllOfAllOnce() {
        held.press(1, CONTROL);
        held.press(2, CONTROL);
        held.press(2, LEFT);
        assertThat(held.releaseAll()).containsExactlyInAnyOrder(CONTROL, LEFT);
        assertThat(held.releaseAll()).isEmpty();
    }

    @Test
    void pressesAgainForThePeerThatHoldsIt() {
        held.press(1, LEFT);
        assertThat(held.press(1, LEFT)).isTrue();
        assertThat(held.releaseAll(1)).containsExactly(LEFT);
    }
}
