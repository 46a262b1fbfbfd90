package io.deskhost.input;

import static io.deskhost.input.KeyMaps.situation;
import static io.deskhost.message.ControlKey.ALT;
import static io.deskhost.message.ControlKey.CONTROL;
import static io.deskhost.message.ControlKey.SHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.MouseEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerPlanTest {

    private static final Situation IDLE = situation(KeyMaps.US, KeyboardState.IDLE);

    private static String plan(int mask, int x, int y) {
        return Written.steps(PointerPlan.of(new MouseEvent(mask, x, y, List.of()), IDLE));
    }

    private static String press(Situation situation, ControlKey... modifiers) {
        return Written.steps(PointerPlan.of(new MouseEvent(9, 0, 0, List.of(modifiers)), situation));
    }

    @ParameterizedTest
    @CsvSource({"9, press:1", "10, lift:1", "17, press:3", "18, lift:3", "33, press:2", "34, lift:2", "65, press:8",
        "66, lift:8", "129, press:9", "130, lift:9"})
    void pressesTheButtonOfTheMask(int mask, String step) {
        assertThat(plan(mask, 0, 0)).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 26, 6, 7, 8 * 32 + 1, -7, Integer.MIN_VALUE + 1})
    void ignoresUnknownButtonsAndTypes(int mask) {
        assertThat(plan(mask, 10, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 32, 24})
    void movesWhateverButtonsTheMaskNames(int mask) {
        assertThat(plan(mask, 12, 34)).isEqualTo("move:12,34");
    }

    @Test
    void keepsMovesInsideSixteenBits() {
        assertThat(plan(0, -5, 70_000)).isEqualTo("move:0,32767");
        assertThat(plan(0, Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo("move:0,32767");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 3 | 8, 4 | 32})
    void turnsTheWheelByNotches(int mask) {
        assertThat(plan(mask, 0, 2)).isEqualTo("click:4 click:4");
        assertThat(plan(mask, 0, -1)).isEqualTo("click:5");
        assertThat(plan(mask, 1, 0)).isEqualTo("click:6");
        assertThat(plan(mask, -1, 1)).isEqualTo("click:4 click:7");
        assertThat(plan(mask, 0, 0)).isEmpty();
    }

    @Test
    void boundsTheWheel() {
        Step down = new Step.ClickButton(5);
        assertThat(PointerPlan.of(new MouseEvent(3, 0, Integer.MIN_VALUE, List.of()), IDLE)).hasSize(100)
                .containsOnly(down);
        assertThat(PointerPlan.of(new MouseEvent(3, Integer.MAX_VALUE, 0, List.of()), IDLE)).hasSize(100);
    }

    @Test
    void boundsRelativeMoves() {
        assertThat(plan(5, 20_000, Integer.MIN_VALUE)).isEqualTo("by:10000,-10000");
    }

    @Test
    void holdsAListedModifierAroundThePress() {
        assertThat(press(IDLE, CONTROL)).isEqualTo("+37 press:1 -37");
    }

    @Test
    void leavesAListedModifierThatIsDown() {
        assertThat(press(situation(KeyMaps.US, KeyboardState.IDLE, 105), CONTROL)).isEqualTo("press:1");
    }

    @Test
    void dropsWhatThePeerHoldsAndDoesNotList() {
        assertThat(press(situation(KeyMaps.US, KeyboardState.IDLE, 37, 50), SHIFT)).isEqualTo("let:37 press:1");
    }

    @Test
    void leavesWhatOthersHold() {
        assertThat(press(situation(KeyMaps.US, KeyMaps.down(37)), SHIFT)).isEqualTo("+50 press:1 -50");
    }

    @Test
    void takesAltForTheAltGrThatThePeerHolds() {
        assertThat(press(situation(KeyMaps.DE, KeyboardState.IDLE, 108), ALT)).isEqualTo("press:1");
    }

    @Test
    void pressesNoLocks() {
        assertThat(press(IDLE, ControlKey.CAPS_LOCK, ControlKey.NUM_LOCK)).isEqualTo("press:1");
    }
}
