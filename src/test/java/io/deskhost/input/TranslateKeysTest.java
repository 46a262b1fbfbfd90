package io.deskhost.input;

import static io.deskhost.input.KeyMaps.US;
import static io.deskhost.input.KeyMaps.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.KeyboardMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslateKeysTest {

    private static String text(Situation situation, String text) {
        return Written.steps(KeyPlan.of(
                new KeyEvent(true, false, new Key.Text(text), List.of(), KeyboardMode.TRANSLATE), situation));
    }

    @Test
    void typesTexts() {
        assertThat(text(situation(US, KeyboardState.IDLE), "aB")).isEqualTo("+38 -38 +50 +56 -56 -50");
    }

    @Test
    void liftsOnlyShiftAndOnlyForTheCharacter() {
        assertThat(text(situation(US, KeyboardState.IDLE, 50), "A")).isEqualTo("+38 -38");
        assertThat(text(situation(US, KeyboardState.IDLE, 50), "é=")).isEqualTo("-50 +21 -21 +50");
    }

    @Test
    void clicksShortcutsWithTheModifiersAsTheyAre() {
        assertThat(text(situation(US, KeyboardState.IDLE, 37), "c")).isEqualTo("+54 -54");
        assertThat(text(situation(US, KeyboardState.IDLE, 37, 50), "C")).isEqualTo("+54 -54");
        assertThat(text(situation(US, KeyboardState.IDLE, 133), "L")).isEqualTo("+46 -46");
    }

    @Test
    void pressesDeleteForItsCharacter() {
        assertThat(text(situation(US, KeyboardState.IDLE), "\u007f")).isEqualTo("+119 -119");
        assertThat(text(situation(US, KeyboardState.IDLE, 37), "\u007f")).isEqualTo("+119 -119");
    }

    @Test
    void liftsTheAltGrThatThePeerHolds() {
        assertThat(text(situation(KeyMaps.DE, KeyboardState.IDLE, 108), "x")).isEqualTo("-108 +53 -53 +108");
    }
}
