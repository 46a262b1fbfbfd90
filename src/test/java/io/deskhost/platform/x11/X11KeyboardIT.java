package io.deskhost.platform.x11;

import static io.deskhost.testing.XInput.CONTROL;
import static io.deskhost.testing.XInput.LOCK;
import static io.deskhost.testing.XInput.MOD1;
import static io.deskhost.testing.XInput.MOD2;
import static io.deskhost.testing.XInput.SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.KeyboardMode;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XvfbExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of a peer arrive in a client of a real X server. */
class X11KeyboardIT {

    private static final String TEXT = "Hello, World_42! (a+b)*c = \"x\"; {~}";

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(1000, 700);

    private InputDesk desk;
    private InputPeer peer;

    @BeforeEach
    void open() throws Exception {
        desk = new InputDesk(XVFB);
        peer = desk.peer(1);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"MAP", "LEGACY", "TRANSLATE"})
    void typesATextInEveryMode(KeyboardMode mode) {
        peer.type(TEXT, mode);
        desk.typed(TEXT);
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"LEGACY", "TRANSLATE"})
    void typesALongTextOnce(KeyboardMode mode) {
        String text = (TEXT + "Secret-Pass 123!").repeat(20);
        peer.text(text, mode);
        desk.typed(text);
    }

    @Test
    void pressesExactlyTheKeycodesOfMapMode() {
        List<Integer> codes = List.of(9, 23, 36, 49, 61, 65, 67, 79, 90, 94, 96, 104, 110, 111, 112, 113, 114, 115,
                116, 117, 118, 119, 135);
        codes.forEach(peer::stroke);
        await().untilAsserted(() -> assertThat(desk.codes()).isEqualTo(codes));
        assertThat(desk.client().keysDown()).isEmpty();
    }

    @Test
    void holdsModifiersFromTheirDownToTheirUp() {
        peer.code(37, true);
        peer.stroke(54);
        peer.code(50, true);
        peer.stroke(53);
        peer.code(50, false);
        peer.code(37, false);
        peer.stroke(38);
        await().until(() -> desk.codes().contains(38));
        assertThat(desk.stateOf(54)).isEqualTo(CONTROL);
        assertThat(desk.stateOf(53)).isEqualTo(CONTROL | SHIFT);
        assertThat(desk.stateOf(38)).isZero();
    }

    @Test
    void pressesListedModifiersAroundKeys() {
        peer.named(ControlKey.DELETE, ControlKey.ALT, ControlKey.CONTROL);
        peer.key(new Key.Code('c'), false, true, KeyboardMode.LEGACY, ControlKey.CONTROL);
        peer.named(ControlKey.LEFT_ARROW, ControlKey.SHIFT);
        await().until(() -> desk.codes().contains(113));
        assertThat(desk.stateOf(119)).isEqualTo(CONTROL | MOD1);
        assertThat(desk.stateOf(54)).isEqualTo(CONTROL);
        assertThat(desk.stateOf(113)).isEqualTo(SHIFT);
    }

    @Test
    void clicksShortcutsOfTranslateModeWithControlHeld() {
        peer.key(new Key.Code(37), true, false, KeyboardMode.TRANSLATE);
        peer.text("c", KeyboardMode.TRANSLATE);
        peer.key(new Key.Code(54), false, false, KeyboardMode.TRANSLATE);
        peer.key(new Key.Code(37), false, false, KeyboardMode.TRANSLATE);
        peer.text("\u007f", KeyboardMode.TRANSLATE);
        await().until(() -> desk.codes().equals(List.of(37, 54, 119)));
        assertThat(desk.stateOf(54)).isEqualTo(CONTROL);
    }

    @Test
    void repeatsARepeatedDown() {
        for (int i = 0; i < 5; i++) {
            peer.code(38, true);
        }
        peer.code(38, false);
        desk.typed("aaaaa");
    }

    @Test
    void followsTheCapsLockFlagAndLeavesTheLock() {
        peer.stroke(38, ControlKey.CAPS_LOCK);
        peer.stroke(56);
        desk.typed("Ab");
        assertThat(desk.client().pointer().mask()).isZero();
        peer.named(ControlKey.CAPS_LOCK);
        await().until(() -> desk.client().pointer().mask() == LOCK);
        desk.client().forget();
        peer.stroke(38, ControlKey.CAPS_LOCK);
        peer.stroke(56);
        peer.type("cD", KeyboardMode.LEGACY);
        desk.typed("AbcD");
        assertThat(desk.client().pointer().mask()).isEqualTo(LOCK);
        peer.named(ControlKey.CAPS_LOCK);
        await().until(() -> desk.client().pointer().mask() == 0);
    }

    @Test
    void followsTheNumLockFlagAndLeavesTheLock() {
        peer.stroke(87, ControlKey.NUM_LOCK);
        desk.typed("1");
        desk.client().forget();
        peer.stroke(87);
        assertThat(desk.client().next(XInput.Key.class).name()).isEqualTo("KP_End");
        peer.named(ControlKey.MULTIPLY, ControlKey.NUM_LOCK);
        desk.typed("*");
        assertThat(desk.client().pointer().mask() & MOD2).isZero();
    }

    @Test
    void followsAChangeOfTheLayout() {
        peer.stroke(29);
        desk.typed("y");
        XVFB.run("setxkbmap", "de");
        try {
            peer.stroke(29);
            peer.type("@Zäß\\", KeyboardMode.LEGACY);
            desk.typed("yz@Zäß\\");
        } finally {
            XVFB.run("setxkbmap", "us");
        }
    }
}
