package io.deskhost.input;

import static io.deskhost.input.KeyMaps.DE;
import static io.deskhost.input.KeyMaps.US;
import static io.deskhost.input.KeyMaps.US_RU;
import static io.deskhost.input.KeyMaps.situation;
import static io.deskhost.message.ControlKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.KeyboardMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyKeysTest {

    private static final Situation IDLE = situation(US, KeyboardState.IDLE);

    private static String plan(Situation situation, Key key, boolean down, boolean press, ControlKey... modifiers) {
        return Written.steps(KeyPlan.of(
                new KeyEvent(down, press, key, List.of(modifiers), KeyboardMode.LEGACY), situation));
    }

    private static String named(Situation situation, ControlKey key, ControlKey... modifiers) {
        return plan(situation, new Key.Named(key), false, true, modifiers);
    }

    private static String character(Situation situation, int character, ControlKey... modifiers) {
        return plan(situation, new Key.Code(character), false, true, modifiers);
    }

    private static String text(Situation situation, String text) {
        return plan(situation, new Key.Text(text), false, false);
    }

    @ParameterizedTest
    @CsvSource({"RETURN, 36", "ESCAPE, 9", "TAB, 23", "BACKSPACE, 22", "DELETE, 119", "HOME, 110", "END, 115",
        "UP_ARROW, 111", "DOWN_ARROW, 116", "LEFT_ARROW, 113", "RIGHT_ARROW, 114", "PAGE_UP, 112", "PAGE_DOWN, 117",
        "INSERT, 118", "F1, 67", "F5, 71", "F10, 76", "F11, 95", "F12, 96", "SPACE, 65", "NUMPAD_ENTER, 104",
        "DIVIDE, 106", "MULTIPLY, 63", "PAUSE, 127", "SNAPSHOT, 107", "APPS, 135", "VOLUME_MUTE, 121", "HANGUL, 130",
        "CAPS_LOCK, 66", "NUM_LOCK, 77", "SCROLL, 78", "HELP, 146"})
    void clicksNamedKeys(ControlKey key, int keycode) {
        assertThat(named(IDLE, key)).isEqualTo("+%d -%d".formatted(keycode, keycode));
        assertThat(plan(IDLE, new Key.Named(key), true, false)).isEqualTo("+%d -%d".formatted(keycode, keycode));
        assertThat(plan(IDLE, new Key.Named(key), false, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ALT, 64", "OPTION, 64", "MENU, 64", "R_ALT, 108", "CONTROL, 37", "R_CONTROL, 105", "SHIFT, 50",
        "R_SHIFT, 62", "META, 133", "R_WIN, 134"})
    void holdsNamedModifiers(ControlKey key, int keycode) {
        assertThat(plan(IDLE, new Key.Named(key), true, false)).isEqualTo("hold:" + keycode);
        assertThat(plan(IDLE, new Key.Named(key), false, false)).isEqualTo("let:" + keycode);
    }

    @ParameterizedTest
    @EnumSource(value = ControlKey.class,
            names = {"UNKNOWN", "POWER", "SLEEP", "LOCK_SCREEN", "CTRL_ALT_DEL", "FINAL", "KANA", "JUNJA"})
    void ignoresCommandsAndNamesWithoutAKey(ControlKey key) {
        assertThat(named(IDLE, key)).isEmpty();
    }

    @Test
    void pressesListedModifiersAroundTheKey() {
        assertThat(named(IDLE, DELETE, ALT, CONTROL)).isEqualTo("+64 +37 +119 -119 -37 -64");
        assertThat(character(IDLE, 'c', CONTROL)).isEqualTo("+37 +54 -54 -37");
        assertThat(named(IDLE, LEFT_ARROW, SHIFT)).isEqualTo("+50 +113 -113 -50");
        assertThat(named(situation(US, KeyboardState.IDLE, 62), LEFT_ARROW, SHIFT)).isEqualTo("+113 -113");
    }

    @Test
    void dropsWhatThePeerHoldsAndDoesNotList() {
        Situation control = situation(US, KeyboardState.IDLE, 37);
        assertThat(named(control, LEFT_ARROW)).isEqualTo("let:37 +113 -113");
        assertThat(plan(control, new Key.Named(SHIFT), true, false, CONTROL)).isEqualTo("hold:50");
        assertThat(plan(control, new Key.Named(R_CONTROL), true, false)).isEqualTo("hold:105");
        assertThat(named(situation(US, KeyMaps.down(37)), LEFT_ARROW)).isEqualTo("+113 -113");
    }

    @Test
    void typesTheCharacterWhateverShiftIsListedOrDown() {
        assertThat(character(IDLE, 'A', SHIFT)).isEqualTo("+50 +38 -38 -50");
        assertThat(character(IDLE, 'a')).isEqualTo("+38 -38");
        assertThat(character(IDLE, '!')).isEqualTo("+50 +10 -10 -50");
        assertThat(character(situation(US, KeyboardState.IDLE, 50), 'A', SHIFT)).isEqualTo("+38 -38");
        assertThat(character(situation(US, KeyboardState.IDLE, 50), '=', SHIFT)).isEqualTo("-50 +21 -21 +50");
    }

    @Test
    void typesTheCharacterWhateverCapsLockSays() {
        assertThat(character(IDLE, 'A', CAPS_LOCK)).isEqualTo("+50 +38 -38 -50");
        assertThat(character(situation(US, KeyMaps.capsLock()), 'A', CAPS_LOCK)).isEqualTo("+38 -38");
        assertThat(character(situation(US, KeyMaps.capsLock()), 'a')).isEqualTo("+50 +38 -38 -50");
        assertThat(character(situation(US, KeyMaps.capsLock()), '1')).isEqualTo("+10 -10");
        assertThat(character(situation(US, KeyMaps.capsLock()), '!')).isEqualTo("+50 +10 -10 -50");
    }

    @Test
    void clicksTheKeyOfACharacterWhileControlIsDown() {
        Situation control = situation(US, KeyboardState.IDLE, 37, 50);
        assertThat(character(control, 'Z', CONTROL, SHIFT)).isEqualTo("+52 -52");
        assertThat(character(control, 'z', CONTROL, SHIFT)).isEqualTo("+52 -52");
        assertThat(character(IDLE, 'Z', CONTROL)).isEqualTo("+37 +52 -52 -37");
    }

    @Test
    void findsAShortcutsKeyInAnotherLayoutOfTheKeyboard() {
        KeyboardState russian = new KeyboardState(Set.of(), false, false, 1);
        assertThat(character(situation(US_RU, russian), 'c', CONTROL)).isEqualTo("+37 +54 -54 -37");
        assertThat(character(situation(US_RU, russian), 'ф')).isEqualTo("+38 -38");
        assertThat(character(situation(US_RU, russian), 'c')).isEmpty();
        assertThat(character(situation(US_RU, KeyboardState.IDLE), 'ф')).isEmpty();
    }

    @Test
    void typesByAltGr() {
        Situation german = situation(DE, KeyboardState.IDLE);
        assertThat(character(german, '@')).isEqualTo("+108 +24 -24 -108");
        assertThat(character(german, '€')).isEqualTo("+108 +26 -26 -108");
        assertThat(character(german, 'Z')).isEqualTo("+50 +29 -29 -50");
        assertThat(character(german, 'ß')).isEqualTo("+20 -20");
        assertThat(character(german, 'Ä')).isEqualTo("+50 +48 -48 -50");
    }

    @Test
    void takesTheListedAltForTheAltGrThatThePeerHolds() {
        Situation altGr = situation(DE, KeyboardState.IDLE, 108);
        assertThat(character(altGr, '@', ALT)).isEqualTo("-108 +108 +24 -24 -108 +108");
        assertThat(character(altGr, 'q', ALT)).isEqualTo("-108 +24 -24 +108");
        Situation windows = situation(DE, KeyboardState.IDLE, 108, 37);
        assertThat(character(windows, '{', CONTROL, ALT)).isEqualTo("-108 -37 +108 +16 -16 -108 +37 +108");
        assertThat(character(windows, 'q', CONTROL, ALT)).isEqualTo("-108 +24 -24 +108");
    }

    @Test
    void skipsWhatNoKeyHas() {
        assertThat(character(IDLE, '漢')).isEmpty();
        assertThat(text(IDLE, "a漢b")).isEqualTo("+38 -38 +56 -56");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 0xD800, 0x110000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void ignoresImpossibleCharacters(int character) {
        assertThat(character(IDLE, character)).isEmpty();
        assertThat(plan(IDLE, new Key.CodePoint(character), false, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void typesTextsAndCodePointsOnce(boolean down, boolean press) {
        assertThat(plan(IDLE, new Key.Text("aB"), down, press)).isEqualTo("+38 -38 +50 +56 -56 -50");
        assertThat(plan(IDLE, new Key.CodePoint('B'), down, press)).isEqualTo("+50 +56 -56 -50");
    }

    @Test
    void liftsAllModifiersAroundAText() {
        assertThat(text(situation(US, KeyboardState.IDLE, 37, 50), "aA"))
                .isEqualTo("-50 -37 +38 -38 +50 +38 -38 -50 +37 +50");
    }

    @ParameterizedTest
    @CsvSource({"10, 36", "13, 36", "9, 23", "8, 22", "27, 9", "127, 119"})
    void pressesTheKeysOfControlCharacters(int character, int keycode) {
        String click = "+%d -%d".formatted(keycode, keycode);
        assertThat(text(IDLE, Character.toString(character))).isEqualTo(click);
        assertThat(character(IDLE, character)).isEqualTo(click);
    }

    @Test
    void ignoresOtherControlCharacters() {
        assertThat(text(IDLE, "\0\u0001\u0007a")).isEqualTo("+38 -38");
    }

    @Test
    void meansTheDigitsOfTheKeypad() {
        assertThat(named(situation(US, KeyMaps.numLock()), NUMPAD_1)).isEqualTo("+87 -87");
        assertThat(named(IDLE, NUMPAD_1, NUM_LOCK)).isEqualTo("+77 -77 +87 -87 +77 -77");
        assertThat(named(IDLE, MULTIPLY, NUM_LOCK)).isEqualTo("+63 -63");
    }

    @Test
    void treatsUnknownModesAsLegacy() {
        KeyEvent event = new KeyEvent(false, true, new Key.Code('a'), List.of(), KeyboardMode.AUTO);
        assertThat(Written.steps(KeyPlan.of(event, IDLE))).isEqualTo("+38 -38");
    }
}
