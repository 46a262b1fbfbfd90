package io.deskhost.event;

/**
 * Text of strangers made fit to be shown: nothing in it moves a terminal's cursor, turns the direction of reading,
 * starts a new line or hides (control, format, separator, surrogate and private characters become U+FFFD).
 */
public final class CleanText {

    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {
    }

    /** @param longest in code points; what is over is cut and ends in an ellipsis */
    public static String of(String text, int longest) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), 2 * longest));
        text.codePoints().limit(longest).forEach(point -> clean.appendCodePoint(shown(point) ? point : REPLACEMENT));
        if (text.codePointCount(0, text.length()) > longest) {
            clean.setLength(clean.offsetByCodePoints(clean.length(), -1));
            clean.append('…');
        }
        return clean.toString();
    }

    /** As {@link #of}, and without the quotes that would end a key-value of the log. */
    static String forLog(String text) {
        return of(text, 64).replace('"', '\'').replace('\\', '/');
    }

    private static boolean shown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                 Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
