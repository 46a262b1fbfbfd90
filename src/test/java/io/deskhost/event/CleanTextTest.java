package io.deskhost.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("T51: text of peers, shown")
class CleanTextTest {

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(CleanText.of("Zoë 中文 😀 <b>", 64)).isEqualTo("Zoë 中文 😀 <b>");
    }

    @Test
    void replacesWhatMovesTurnsOrHides() {
        assertThat(CleanText.of("a\r\nb\u001b[2Jc\u202Ed\u200Be\u2028f\u0000g\uD800h\u0085", 64))
                .isEqualTo("a��b�[2Jc�d�e�f�g�h�");
    }

    @Test
    void cutsByCodePointsAndSaysSo() {
        assertThat(CleanText.of("😀".repeat(100), 4)).isEqualTo("😀😀😀…");
        assertThat(CleanText.of("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void cannotEndAKeyValueOfTheLog() {
        assertThat(CleanText.forLog("x\" peer=\"7\\")).isEqualTo("x' peer='7/");
    }
}
