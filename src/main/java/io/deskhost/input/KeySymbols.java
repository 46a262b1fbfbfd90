package io.deskhost.input;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.OptionalInt;

/**
 * X key symbols and the characters they stand for. Latin-1 is its own symbol, any character is {@code 0x01000000 +
 * code point}; layouts also use older symbols, a page of 256 for each script, mostly in the order of an 8-bit
 * charset.
 */
final class KeySymbols {

    private static final int UNICODE = 0x01000000;
    private static final Map<Integer, Charset> PAGES = Map.of(0x01, Charset.forName("ISO-8859-2"),
            0x02, Charset.forName("ISO-8859-3"), 0x03, Charset.forName("ISO-8859-4"));
    private static final Charset KOI8 = Charset.forName("KOI8-R");
    private static final Charset GREEK = Charset.forName("ISO-8859-7");
    /** 0x6A1 to 0x6BF: letters of Serbian, Macedonian, Ukrainian and Belarusian. */
    private static final String CYRILLIC_EXTRA = "ђѓёєѕіїјљњћќґўџ№ЂЃЁЄЅІЇЈЉЊЋЌҐЎЏ";
    /** 0x7A1 to 0x7BB: accented letters and signs; a blank has no character. */
    private static final String GREEK_ACCENTED = "ΆΈΉΊΪ ΌΎΫ Ώ  ΅― άέήίϊΐόύϋΰώ";

    private KeySymbols() {
    }

    /** The character a symbol types; empty for keys that type none, for dead keys and for the keypad. */
    static OptionalInt character(int symbol) {
        if (isLatin1(symbol)) {
            return OptionalInt.of(symbol);
        }
        if (symbol >= UNICODE + 0x20 && symbol <= UNICODE + Character.MAX_CODE_POINT) {
            return OptionalInt.of(symbol - UNICODE);
        }
        int character = symbol <= 0xFFFF ? onPage(symbol >> 8, symbol & 0xFF) : 0;
        return character <= ' ' ? OptionalInt.empty() : OptionalInt.of(character);
    }

    private static boolean isLatin1(int value) {
        return value >= 0x20 && value <= 0x7E || value >= 0xA0 && value <= 0xFF;
    }

    private static int onPage(int page, int low) {
        return switch (page) {
            case 0x01, 0x02, 0x03 -> low < 0xA0 ? 0 : decode(low, PAGES.get(page));
            case 0x05 -> low < 0xAC ? 0 : 0x0600 + low - 0xA0;
            case 0x06 -> low < 0xC0 ? at(CYRILLIC_EXTRA, low - 0xA1) : decode(low, KOI8);
            case 0x07 -> greek(low);
            case 0x0C -> low < 0xE0 || low > 0xFA ? 0 : 0x05D0 + low - 0xE0;
            case 0x0D -> low < 0xA1 || low > 0xF9 ? 0 : 0x0E01 + low - 0xA1;
            case 0x13 -> low < 0xBC || low > 0xBE ? 0 : "ŒœŸ".charAt(low - 0xBC);
            case 0x20 -> low < 0xA0 || low > 0xAC ? 0 : 0x2000 + low;
            // The symbols are an open set: what is not known types nothing.
            default -> 0;
        };
    }

    private static int greek(int low) {
        return switch (low) {
            case 0xD2 -> 'Σ';
            case 0xF2 -> 'σ';
            case 0xF3 -> 'ς';
            case 0xD3, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF -> 0;
            // All others: the accented row, then the order of the charset.
            default -> low < 0xC1 ? at(GREEK_ACCENTED, low - 0xA1) : decode(low, GREEK);
        };
    }

    private static int at(String row, int index) {
        return index >= 0 && index < row.length() ? row.charAt(index) : 0;
    }

    private static int decode(int low, Charset charset) {
        char character = new String(new byte[] {(byte) low}, charset).charAt(0);
        return character == '\uFFFD' ? 0 : character;
    }
}
