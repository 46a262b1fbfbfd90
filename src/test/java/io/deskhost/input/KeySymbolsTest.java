package io.deskhost.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySymbolsTest {

    /** Symbols as {@code keysymdef.h} names them. */
    @ParameterizedTest
    @CsvSource({"61, a", "E9, é", "1A3, Ł", "1B9, š", "2B6, ĥ", "3BD, Ŋ", "5C7, ا", "6A1, ђ", "6A3, ё", "6AD, ґ",
        "6B3, Ё", "6BD, Ґ", "6C6, ф", "6E6, Ф", "6FF, Ъ", "7A1, Ά", "7AB, Ώ", "7B1, ά", "7BB, ώ", "7C1, Α", "7D2, Σ",
        "7D4, Τ", "7D9, Ω", "7E1, α", "7F2, σ", "7F3, ς", "7F4, τ", "7F9, ω", "CE0, א", "CFA, ת", "DA1, ก", "13BC, Œ",
        "13BD, œ", "13BE, Ÿ", "20AC, €", "10020AC, €", "1006F22, 漢", "100017F, ſ"})
    void knowsTheCharactersOfSymbols(String symbol, String character) {
        assertThat(KeySymbols.character(Integer.parseInt(symbol, 16))).hasValue(character.codePointAt(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x1F, 0x7F, 0x9F, 0xFF0D, 0xFFE1, 0xFFB1, 0xFE52, 0x1008FF12, 0x1000000, 0x1110000, 0x7A6,
        0x6A0, 0x6FF + 0x100, -1})
    void givesNoneForKeysThatTypeNone(int symbol) {
        assertThat(KeySymbols.character(symbol)).isEmpty();
    }
}
