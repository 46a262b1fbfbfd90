package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.wire.proto.Peer.ControlKey;
import io.deskhost.wire.proto.Peer.KeyEvent;
import io.deskhost.wire.proto.Peer.KeyboardMode;
import io.deskhost.wire.proto.Peer.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerInputTest {

    private final List<Message> sent = new ArrayList<>();
    private final PeerKeyboard keyboard = new PeerKeyboard(sent::add);
    private final PeerPointer pointer = new PeerPointer(sent::add);

    @Test
    void typesPositionsInMapMode() {
        keyboard.type("A1\n");
        assertThat(keys()).containsExactly("50 down", "38 down", "38 up", "50 up", "10 down", "10 up", "36 down",
                "36 up");
        assertThat(sent).allMatch(message -> message.getKeyEvent().getMode() == KeyboardMode.Map);
    }

    @Test
    void typesCharactersInLegacyMode() {
        keyboard.type("aB\n\t", KeyboardMode.Legacy);
        assertThat(keys()).containsExactly("97 press", "66 press [Shift]", "Return press", "Tab press");
    }

    @Test
    void typesTextsInTranslateModeWithTheUpsThatFollow() {
        keyboard.type("B\té", KeyboardMode.Translate);
        assertThat(keys()).containsExactly("50 down", "'B' down", "56 up", "50 up", "23 down", "23 up", "'é' down");
    }

    @Test
    void saysWhichCharacterHasNoKey() {
        assertThatThrownBy(() -> keyboard.type("é")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+00E9");
    }

    @Test
    void clicksNamedKeysWithModifiers() {
        keyboard.press(ControlKey.Delete, ControlKey.Alt, ControlKey.Control);
        keyboard.sequence("some text");
        assertThat(keys()).containsExactly("Delete press [Alt, Control]", "'some text' press");
    }

    @Test
    void movesBeforeItClicksAndCarriesTheHeldButtonWhileDragging() {
        pointer.click(120, 90, PeerPointer.Button.RIGHT);
        assertThat(mouse()).containsExactly("0 120,90", "17 0,0", "18 0,0");
        sent.clear();
        pointer.drag(0, 0, 80, 40);
        assertThat(mouse()).startsWith("0 0,0", "9 0,0", "8 10,5").endsWith("8 80,40", "10 0,0");
        sent.clear();
        pointer.wheel(0, -1);
        assertThat(mouse()).containsExactly("3 0,-1");
    }

    private List<String> mouse() {
        return sent.stream().map(Message::getMouseEvent)
                .map(event -> event.getMask() + " " + event.getX() + "," + event.getY()).toList();
    }

    private List<String> keys() {
        return sent.stream().map(Message::getKeyEvent).map(PeerInputTest::text).toList();
    }

    private static String text(KeyEvent event) {
        String what = switch (event.getUnionCase()) {
            case CHR -> String.valueOf(event.getChr());
            case CONTROL_KEY -> event.getControlKey().name();
            case SEQ -> "'" + event.getSeq() + "'";
            case UNICODE, WIN2WIN_HOTKEY, UNION_NOT_SET -> "?";
        };
        String how = event.getPress() ? " press" : event.getDown() ? " down" : " up";
        return what + how + (event.getModifiersCount() == 0 ? "" : " " + event.getModifiersList());
    }
}
