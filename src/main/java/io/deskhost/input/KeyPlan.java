package io.deskhost.input;

import io.deskhost.message.InputMessage.KeyEvent;
import java.util.List;

/** What a key event means, by its mode. */
final class KeyPlan {

    private KeyPlan() {
    }

    static List<Step> of(KeyEvent event, Situation situation) {
        return switch (event.mode()) {
            case MAP -> PositionKeys.map(event, situation);
            case TRANSLATE -> TranslateKeys.plan(event, situation);
            case LEGACY, AUTO -> LegacyKeys.plan(event, situation);
        };
    }

    /** Keys other than modifiers are clicked when they go down: a late release must not make them repeat. */
    static boolean clicks(KeyEvent event) {
        return event.down() || event.press();
    }

    /** A modifier goes down and up as the peer says; {@code press} alone is a tap on it. */
    static List<Step> modifier(KeyEvent event, int keycode) {
        return event.press() && !event.down() ? List.of(new Step.Key(keycode, true), new Step.Key(keycode, false))
                : List.of(new Step.HoldKey(keycode, event.down()));
    }
}
