package io.deskhost.input;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import java.util.List;
import java.util.OptionalInt;

/** Named keys and final characters, with the modifiers of the moment listed in each event. */
final class LegacyKeys {

    private LegacyKeys() {
    }

    static List<Step> plan(KeyEvent event, Situation situation) {
        return switch (event.key()) {
            case Key.Named(ControlKey key) -> named(event, key, situation);
            case Key.Code _ when !KeyPlan.clicks(event) -> List.of();
            case Key.Code(int character) -> character(event, character, situation);
            case Key.CodePoint(int character) -> character(event, character, situation);
            case Key.Text(String text) -> text(text, situation);
            case Key.WindowsHotkey _, Key.None _ -> List.of();
        };
    }

    private static List<Step> named(KeyEvent event, ControlKey key, Situation situation) {
        OptionalInt keycode = NamedKeys.keycode(key, situation.map());
        if (keycode.isEmpty()) {
            return List.of();
        }
        if (Modifier.of(key) != null) {
            return modifier(event, key, keycode.getAsInt(), situation);
        }
        return KeyPlan.clicks(event) ? click(event, key, keycode.getAsInt(), situation) : List.of();
    }

    private static List<Step> modifier(KeyEvent event, ControlKey key, int keycode, Situation situation) {
        Strokes strokes = new Strokes(situation);
        if (event.down()) {
            new ListedModifiers(event.modifiers(), situation).dropUnlisted(strokes, Modifier.of(key));
        }
        return strokes.addAll(KeyPlan.modifier(event, keycode)).finish();
    }

    private static List<Step> click(KeyEvent event, ControlKey key, int keycode, Situation situation) {
        Strokes strokes = new Strokes(situation);
        ListedModifiers modifiers = new ListedModifiers(event.modifiers(), situation);
        modifiers.dropUnlisted(strokes, null);
        modifiers.press(strokes);
        if (NamedKeys.isKeypadDigit(key)) {
            // Some peers never flag NumLock here and still mean the digit.
            Locks.clickWithNumLock(strokes, keycode, true, situation);
        } else {
            strokes.click(keycode);
        }
        return strokes.finish();
    }

    /** The character is final: Shift and CapsLock of the peer are in it. With Control and the like it names a key. */
    private static List<Step> character(KeyEvent event, int character, Situation situation) {
        ControlKey control = NamedKeys.ofControlCharacter(character);
        if (control != null) {
            return named(event, control, situation);
        }
        Strokes strokes = new Strokes(situation);
        ListedModifiers modifiers = new ListedModifiers(event.modifiers(), situation);
        modifiers.dropUnlisted(strokes, null);
        boolean controlIsAltGr = modifiers.liftAltGr(strokes, character);
        if (modifiers.nameCommand(controlIsAltGr) || Characters.isCommand(strokes)) {
            modifiers.press(strokes);
            Characters.clickKey(character, strokes, situation);
        } else {
            Characters.type(character, strokes, situation);
        }
        return strokes.finish();
    }

    private static List<Step> text(String text, Situation situation) {
        Strokes strokes = new Strokes(situation);
        for (Modifier modifier : Modifier.values()) {
            strokes.without(modifier);
        }
        text.codePoints().forEach(codePoint -> Characters.type(codePoint, strokes, situation));
        return strokes.finish();
    }
}
