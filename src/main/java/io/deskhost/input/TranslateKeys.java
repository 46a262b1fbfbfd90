package io.deskhost.input;

import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import java.util.List;

/** Keys that the peer's layout has translated: text where there is a character, else a position. */
final class TranslateKeys {

    private static final int POSITION = 0xFFFF;

    private TranslateKeys() {
    }

    static List<Step> plan(KeyEvent event, Situation situation) {
        return switch (event.key()) {
            case Key.Code(int code) -> PositionKeys.plan(event, code & POSITION, situation);
            case Key.Text(String text) -> text(text, situation);
            case Key.Named _, Key.CodePoint _, Key.WindowsHotkey _, Key.None _ -> List.of();
        };
    }

    /** Shortcuts come as text too: then the character names a key. */
    private static List<Step> text(String text, Situation situation) {
        Strokes strokes = new Strokes(situation);
        if (situation.peerHoldsAltGr()) {
            ListedModifiers.liftAltGr(strokes, situation);
        }
        boolean command = Characters.isCommand(strokes);
        text.codePoints().forEach(codePoint -> {
            if (command) {
                Characters.clickKey(codePoint, strokes, situation);
            } else {
                Characters.type(codePoint, strokes, situation);
            }
        });
        return strokes.finish();
    }
}
