package io.deskhost.input;

import static io.deskhost.input.KeyMaps.DE;
import static io.deskhost.input.KeyMaps.US;
import static io.deskhost.input.KeyMaps.situation;
import static io.deskhost.message.ControlKey.CAPS_LOCK;
import static io.deskhost.message.ControlKey.NUM_LOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.KeyboardMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys by position: map mode, and what translate mode has of it. */
class KeyPlanTest {

    private static final Situation IDLE = situation(US, KeyboardState.IDLE);

    private static String map(Situation situation, int code, boolean down, boolean press, ControlKey... flags) {
        return plan(KeyboardMode.MAP, situation, code, down, press, flags);
    }

    private static String plan(KeyboardMode mode, Situation situation, int code, boolean down, boolean press,
            ControlKey... flags) {
        KeyEvent event = new KeyEvent(down, press, new Key.Code(code), List.of(flags), mode);
        return Written.steps(KeyPlan.of(event, situation));
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"MAP", "TRANSLATE"})
    void clicksAKeyWhenItGoesDown(KeyboardMode mode) {
        assertThat(plan(mode, IDLE, 38, true, false)).isEqualTo("+38 -38");
        assertThat(plan(mode, IDLE, 38, false, true)).isEqualTo("+38 -38");
        assertThat(plan(mode, IDLE, 38, true, true)).isEqualTo("+38 -38");
        assertThat(plan(mode, IDLE, 38, false, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 50, 62, 64, 105, 108, 133, 134})
    void holdsModifiers(int code) {
        assertThat(map(IDLE, code, true, false)).isEqualTo("hold:" + code);
        assertThat(map(IDLE, code, false, false)).isEqualTo("let:" + code);
        assertThat(map(IDLE, code, false, true)).isEqualTo("+%d -%d".formatted(code, code));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 256, 300, -1, 65_536 + 7, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void ignoresKeycodesThatNoServerHas(int code) {
        assertThat(map(IDLE, code, true, false)).isEmpty();
        assertThat(plan(KeyboardMode.TRANSLATE, IDLE, code & ~0x10000, true, false)).isIn("", "+7 -7");
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"MAP", "TRANSLATE"})
    void ignoresEventsThatNameNothing(KeyboardMode mode) {
        for (Key key : List.of(new Key.None(), new Key.Named(ControlKey.RETURN), new Key.WindowsHotkey(7),
                new Key.CodePoint('a'))) {
            assertThat(KeyPlan.of(new KeyEvent(true, false, key, List.of(), mode), IDLE)).isEmpty();
        }
    }

    @Test
    void followsTheCapsLockFlagByShift() {
        assertThat(map(IDLE, 38, true, false, CAPS_LOCK)).isEqualTo("+50 +38 -38 -50");
        assertThat(map(situation(US, KeyMaps.capsLock()), 38, true, false)).isEqualTo("+50 +38 -38 -50");
        assertThat(map(situation(US, KeyMaps.capsLock()), 38, true, false, CAPS_LOCK)).isEqualTo("+38 -38");
    }

    @Test
    void liftsTheShiftThatCapsLockUndoes() {
        Situation shift = situation(US, KeyboardState.IDLE, 62);
        assertThat(map(shift, 38, true, false, CAPS_LOCK)).isEqualTo("-62 +38 -38 +62");
    }

    @Test
    void leavesCapsLockAloneWhereItMeansNothing() {
        Situation locked = situation(US, KeyMaps.capsLock());
        assertThat(map(locked, 10, true, false)).isEqualTo("+10 -10");
        assertThat(map(locked, 34, true, false)).isEqualTo("+34 -34");
        assertThat(map(locked, 66, true, false)).isEqualTo("+66 -66");
        assertThat(map(situation(DE, KeyMaps.capsLock()), 34, true, false)).isEqualTo("+50 +34 -34 -50");
    }

    @Test
    void clicksCapsLockAroundAShortcut() {
        Situation locked = situation(US, KeyMaps.capsLock(), 37);
        assertThat(map(locked, 38, true, false)).isEqualTo("+66 -66 +38 -38 +66 -66");
    }

    @Test
    void takesNoFlagForNothingInTranslateMode() {
        assertThat(plan(KeyboardMode.TRANSLATE, situation(US, KeyMaps.capsLock()), 38, true, false))
                .isEqualTo("+38 -38");
    }

    @Test
    void followsTheNumLockFlagOnTheKeypad() {
        assertThat(map(IDLE, 87, true, false, NUM_LOCK)).isEqualTo("+77 -77 +87 -87 +77 -77");
        assertThat(map(IDLE, 87, true, false)).isEqualTo("+87 -87");
        assertThat(map(situation(US, KeyMaps.numLock()), 87, true, false)).isEqualTo("+77 -77 +87 -87 +77 -77");
        assertThat(map(situation(US, KeyMaps.numLock()), 63, true, false)).isEqualTo("+63 -63");
        assertThat(map(IDLE, 77, true, false)).isEqualTo("+77 -77");
    }

    @Test
    void findsPositionsOnAServerOfAnotherNumbering() {
        int[][][] symbols = KeyMaps.symbols("us");
        int[] up = symbols[111 - 8][0];
        symbols[111 - 8][0] = symbols[98 - 8][0];
        symbols[98 - 8][0] = up;
        KeyMap other = new KeyMap(8, symbols);
        assertThat(other.isEvdev()).isFalse();
        assertThat(US.isEvdev()).isTrue();
        assertThat(map(situation(other, KeyboardState.IDLE), 111, true, false)).isEqualTo("+98 -98");
        assertThat(map(situation(other, KeyboardState.IDLE), 36, true, false)).isEqualTo("+36 -36");
    }
}
