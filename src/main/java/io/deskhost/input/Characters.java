package io.deskhost.input;

import io.deskhost.message.ControlKey;
import java.util.Optional;

/** Types characters with the keys that carry them. What no key carries is left out. */
final class Characters {

    private Characters() {
    }

    /** Types exactly this character, whatever Shift and CapsLock say. */
    static void type(int codePoint, Strokes strokes, Situation situation) {
        if (clickControl(codePoint, strokes, situation)) {
            return;
        }
        Optional<KeyMap.Place> place = situation.map().place(codePoint, situation.state().get().group());
        place.ifPresent(found -> clickAt(found, strokes, situation));
    }

    /** Clicks the key that carries the character and leaves all modifiers alone: a shortcut. */
    static void clickKey(int codePoint, Strokes strokes, Situation situation) {
        if (!clickControl(codePoint, strokes, situation)) {
            situation.map().keyOf(codePoint, situation.state().get().group()).ifPresent(strokes::click);
        }
    }

    /** Control, Alt or Meta is down: characters name keys. */
    static boolean isCommand(Strokes strokes) {
        return strokes.isDown(Modifier.CONTROL) || strokes.isDown(Modifier.ALT) || strokes.isDown(Modifier.META);
    }

    private static boolean clickControl(int codePoint, Strokes strokes, Situation situation) {
        ControlKey key = NamedKeys.ofControlCharacter(codePoint);
        if (key == null) {
            return false;
        }
        NamedKeys.keycode(key, situation.map()).ifPresent(strokes::click);
        return true;
    }

    private static void clickAt(KeyMap.Place place, Strokes strokes, Situation situation) {
        KeyboardState state = situation.state().get();
        boolean capital = state.capsLock()
                && situation.map().isAlphabetic(place.keycode(), state.group(), place.level());
        int mark = strokes.mark();
        set(strokes, Modifier.SHIFT, (place.level() & 1) != 0 ^ capital);
        set(strokes, Modifier.LEVEL3, (place.level() & 2) != 0);
        strokes.click(place.keycode()).undoTo(mark);
    }

    private static void set(Strokes strokes, Modifier modifier, boolean down) {
        if (down) {
            strokes.with(modifier);
        } else {
            strokes.without(modifier);
        }
    }
}
