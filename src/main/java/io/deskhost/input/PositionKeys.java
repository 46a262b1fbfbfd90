package io.deskhost.input;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.KeyboardMode;
import java.util.List;
import java.util.OptionalInt;

/** Keys named by their position. What they type is up to the layout here; the peer's locks come as flags. */
final class PositionKeys {

    private PositionKeys() {
    }

    static List<Step> map(KeyEvent event, Situation situation) {
        return event.key() instanceof Key.Code(int position) ? plan(event, position, situation) : List.of();
    }

    static List<Step> plan(KeyEvent event, int position, Situation situation) {
        OptionalInt keycode = situation.map().position(position);
        if (keycode.isEmpty()) {
            return List.of();
        }
        if (Positions.isModifier(position)) {
            return KeyPlan.modifier(event, keycode.getAsInt());
        }
        return KeyPlan.clicks(event) ? click(event, position, keycode.getAsInt(), situation) : List.of();
    }

    private static List<Step> click(KeyEvent event, int position, int keycode, Situation situation) {
        if (Positions.isKeypad(position)) {
            boolean numLock = event.modifiers().contains(ControlKey.NUM_LOCK);
            return Locks.clickWithNumLock(new Strokes(situation), keycode, numLock, situation).finish();
        }
        // Peers flag CapsLock with letters only, and in map mode only: a missing flag says nothing elsewhere.
        if (Positions.isLetter(position) && event.mode() == KeyboardMode.MAP) {
            boolean capsLock = event.modifiers().contains(ControlKey.CAPS_LOCK);
            return Locks.clickWithCapsLock(new Strokes(situation), keycode, capsLock, situation).finish();
        }
        return List.of(new Step.Key(keycode, true), new Step.Key(keycode, false));
    }
}
