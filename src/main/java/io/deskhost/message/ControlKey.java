package io.deskhost.message;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys that have a name in the protocol. The last two are commands, not keys. */
public enum ControlKey {
    UNKNOWN(0), ALT(1), BACKSPACE(2), CAPS_LOCK(3), CONTROL(4), DELETE(5), DOWN_ARROW(6), END(7), ESCAPE(8), F1(9),
    F10(10), F11(11), F12(12), F2(13), F3(14), F4(15), F5(16), F6(17), F7(18), F8(19), F9(20), HOME(21),
    LEFT_ARROW(22), META(23), OPTION(24), PAGE_DOWN(25), PAGE_UP(26), RETURN(27), RIGHT_ARROW(28), SHIFT(29),
    SPACE(30), TAB(31), UP_ARROW(32), NUMPAD_0(33), NUMPAD_1(34), NUMPAD_2(35), NUMPAD_3(36), NUMPAD_4(37),
    NUMPAD_5(38), NUMPAD_6(39), NUMPAD_7(40), NUMPAD_8(41), NUMPAD_9(42), CANCEL(43), CLEAR(44), MENU(45), PAUSE(46),
    KANA(47), HANGUL(48), JUNJA(49), FINAL(50), HANJA(51), KANJI(52), CONVERT(53), SELECT(54), PRINT(55),
    EXECUTE(56), SNAPSHOT(57), INSERT(58), HELP(59), SLEEP(60), SEPARATOR(61), SCROLL(62), NUM_LOCK(63), R_WIN(64),
    APPS(65), MULTIPLY(66), ADD(67), SUBTRACT(68), DECIMAL(69), DIVIDE(70), EQUALS(71), NUMPAD_ENTER(72),
    R_SHIFT(73), R_CONTROL(74), R_ALT(75), VOLUME_MUTE(76), VOLUME_UP(77), VOLUME_DOWN(78), POWER(79),
    CTRL_ALT_DEL(100), LOCK_SCREEN(101);

    private static final Map<Integer, ControlKey> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(key -> key.number, Function.identity()));

    private final int number;

    ControlKey(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The key of a number, {@link #UNKNOWN} for numbers that nobody knows. */
    public static ControlKey of(int number) {
        return BY_NUMBER.getOrDefault(number, UNKNOWN);
    }
}
