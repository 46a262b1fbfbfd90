package io.deskhost.input;

import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A text typed in pieces, so that others get their turn, and so that it can be stopped.
 *
 * @param rest null when this is the last piece
 */
record TypedText(KeyEvent piece, @Nullable KeyEvent rest) {

    /** UTF-16 units of one text at most. */
    static final int LONGEST = 64 * 1024;
    /** Code points of a piece. */
    private static final int PIECE = 16;

    static boolean isTooLong(KeyEvent event) {
        return event.key() instanceof Key.Text(String text) && text.length() > LONGEST;
    }

    static TypedText first(KeyEvent event) {
        return event.key() instanceof Key.Text(String text) ? split(event, text) : new TypedText(event, null);
    }

    /** A text as keys can type it: composed, one Return for each end of line. */
    static KeyEvent prepared(KeyEvent event) {
        return event.key() instanceof Key.Text(String text)
                ? with(event, Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC)) : event;
    }

    private static TypedText split(KeyEvent event, String text) {
        if (text.codePointCount(0, text.length()) <= PIECE) {
            return new TypedText(event, null);
        }
        int cut = text.offsetByCodePoints(0, PIECE);
        return new TypedText(with(event, text.substring(0, cut)), with(event, text.substring(cut)));
    }

    private static KeyEvent with(KeyEvent event, String text) {
        return new KeyEvent(event.down(), event.press(), new Key.Text(text), event.modifiers(), event.mode());
    }
}
