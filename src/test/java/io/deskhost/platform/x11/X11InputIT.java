package io.deskhost.platform.x11;

import static io.deskhost.testing.XInput.CONTROL;
import static io.deskhost.testing.XInput.LOCK;
import static io.deskhost.testing.XInput.MOD1;
import static io.deskhost.testing.XInput.MOD2;
import static io.deskhost.testing.XInput.SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.input.InputService;
import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.KeyboardMode;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.Subscription;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What peers do arrives in a client of a real X server. */
class X11InputIT {

    private static final String TEXT = "Hello, World_42! (a+b)*c = \"x\"; {~}";

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(1000, 700);

    private InputService service;
    private Subscription subscription;
    private InputPeer peer;
    private XClient client;
    private XWindow window;

    @BeforeEach
    void open() throws Exception {
        client = XVFB.client();
        window = client.window(0, 0, 1000, 700, 0xffffff).focus();
        service = new InputService(new X11InputDevices(X11Address.of(XVFB.display())));
        subscription = service.subscribe(ServiceName.INPUT, _ -> { });
        peer = InputPeer.admitted(service, 1);
    }

    @AfterEach
    void close() {
        subscription.close();
        await().until(() -> client.keysDown().isEmpty());
        assertThat(client.pointer().mask()).isZero();
        window.close();
        client.close();
    }

    private void typed(String text) {
        await().untilAsserted(() -> assertThat(client.typed()).isEqualTo(text));
    }

    private Stream<XInput.Key> pressed() {
        return client.history().stream().filter(XInput.Key.class::isInstance).map(XInput.Key.class::cast)
                .filter(XInput.Key::down);
    }

    private List<Integer> codes() {
        return pressed().map(XInput.Key::keycode).toList();
    }

    private List<XInput.Button> buttons() {
        return client.history().stream().filter(XInput.Button.class::isInstance).map(XInput.Button.class::cast)
                .toList();
    }

    private int stateOf(int keycode) {
        return pressed().filter(key -> key.keycode() == keycode).findFirst().orElseThrow().state();
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"MAP", "LEGACY", "TRANSLATE"})
    void typesATextInEveryMode(KeyboardMode mode) {
        peer.type(TEXT, mode);
        typed(TEXT);
    }

    @ParameterizedTest
    @EnumSource(value = KeyboardMode.class, names = {"LEGACY", "TRANSLATE"})
    void typesALongTextOnce(KeyboardMode mode) {
        String text = (TEXT + "Secret-Pass 123!").repeat(20);
        peer.text(text, mode);
        typed(text);
    }

    @Test
    void pressesExactlyTheKeycodesOfMapMode() {
        List<Integer> codes = List.of(9, 23, 36, 49, 61, 65, 67, 79, 90, 94, 96, 104, 110, 111, 112, 113, 114, 115, 116,
                117, 118, 119, 135);
        codes.forEach(peer::stroke);
        await().untilAsserted(() -> assertThat(codes()).isEqualTo(codes));
        assertThat(client.keysDown()).isEmpty();
    }

    @Test
    void ignoresWhatNoServerHas() {
        for (int code : new int[] {0, 7, 256, 300, -1, Integer.MAX_VALUE}) {
            peer.stroke(code);
        }
        peer.key(new Key.None(), true, false, KeyboardMode.MAP);
        peer.key(new Key.CodePoint(0x110000), false, true, KeyboardMode.LEGACY);
        peer.mouse(6, 1, 10, 10);
        peer.mouse(1, 3, 0, 0);
        peer.mouse(5, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        peer.mouse(0, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);
        peer.type("ok", KeyboardMode.MAP);
        typed("ok");
        assertThat(client.pointer()).extracting("x", "y").containsExactly(999, 0);
        assertThat(buttons()).isEmpty();
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
        await().until(() -> codes().contains(38));
        assertThat(stateOf(54)).isEqualTo(CONTROL);
        assertThat(stateOf(53)).isEqualTo(CONTROL | SHIFT);
        assertThat(stateOf(38)).isZero();
    }

    @Test
    void pressesListedModifiersAroundKeys() {
        peer.named(ControlKey.DELETE, ControlKey.ALT, ControlKey.CONTROL);
        peer.key(new Key.Code('c'), false, true, KeyboardMode.LEGACY, ControlKey.CONTROL);
        peer.named(ControlKey.LEFT_ARROW, ControlKey.SHIFT);
        await().until(() -> codes().contains(113));
        assertThat(stateOf(119)).isEqualTo(CONTROL | MOD1);
        assertThat(stateOf(54)).isEqualTo(CONTROL);
        assertThat(stateOf(113)).isEqualTo(SHIFT);
    }

    @Test
    void clicksShortcutsOfTranslateModeWithControlHeld() {
        peer.key(new Key.Code(37), true, false, KeyboardMode.TRANSLATE);
        peer.text("c", KeyboardMode.TRANSLATE);
        peer.key(new Key.Code(54), false, false, KeyboardMode.TRANSLATE);
        peer.key(new Key.Code(37), false, false, KeyboardMode.TRANSLATE);
        peer.text("\u007f", KeyboardMode.TRANSLATE);
        await().until(() -> codes().equals(List.of(37, 54, 119)));
        assertThat(stateOf(54)).isEqualTo(CONTROL);
    }

    @Test
    void repeatsARepeatedDown() {
        for (int i = 0; i < 5; i++) {
            peer.code(38, true);
        }
        peer.code(38, false);
        typed("aaaaa");
    }

    @Test
    void followsTheCapsLockFlagAndLeavesTheLock() {
        peer.stroke(38, ControlKey.CAPS_LOCK);
        peer.stroke(56);
        typed("Ab");
        assertThat(client.pointer().mask()).isZero();
        peer.named(ControlKey.CAPS_LOCK);
        await().until(() -> client.pointer().mask() == LOCK);
        client.forget();
        peer.stroke(38, ControlKey.CAPS_LOCK);
        peer.stroke(56);
        peer.type("cD", KeyboardMode.LEGACY);
        typed("AbcD");
        assertThat(client.pointer().mask()).isEqualTo(LOCK);
        peer.named(ControlKey.CAPS_LOCK);
        await().until(() -> client.pointer().mask() == 0);
    }

    @Test
    void followsTheNumLockFlagAndLeavesTheLock() {
        peer.stroke(87, ControlKey.NUM_LOCK);
        typed("1");
        client.forget();
        peer.stroke(87);
        assertThat(client.next(XInput.Key.class).name()).isEqualTo("KP_End");
        peer.named(ControlKey.MULTIPLY, ControlKey.NUM_LOCK);
        typed("*");
        assertThat(client.pointer().mask() & MOD2).isZero();
    }

    @Test
    void pressesButtonsWhereTheLastMoveWent() {
        int[][] numbers = {{InputPeer.LEFT, 1}, {InputPeer.MIDDLE, 2}, {InputPeer.RIGHT, 3}, {InputPeer.BACK, 8},
            {InputPeer.FORWARD, 9}};
        for (int[] number : numbers) {
            client.forget();
            peer.move(200 + number[1], 180);
            peer.press(number[0]);
            peer.lift(number[0]);
            await().until(() -> buttons().size() == 2);
            assertThat(buttons()).extracting(XInput.Button::button).containsOnly(number[1]);
            assertThat(buttons()).extracting(XInput.Button::down).containsExactly(true, false);
            assertThat(buttons()).allMatch(b -> b.x() == 200 + number[1] && b.y() == 180);
        }
    }

    @Test
    void dragsToThePixel() {
        peer.move(100, 100);
        peer.press(InputPeer.LEFT);
        for (int step = 1; step <= 8; step++) {
            peer.mouse(0, InputPeer.LEFT, 100 + 40 * step, 100 + 20 * step);
        }
        peer.lift(InputPeer.LEFT);
        await().until(() -> buttons().size() == 2);
        assertThat(buttons()).extracting(b -> List.of(b.x(), b.y()))
                .containsExactly(List.of(100, 100), List.of(420, 260));
    }

    @Test
    void turnsTheWheelByNotches() {
        peer.move(200, 200);
        peer.mouse(3, 0, 0, 2);
        peer.mouse(4, 0, 0, -1);
        peer.mouse(3, 0, 1, 0);
        peer.mouse(3, 0, -1, 0);
        peer.mouse(3, 0, 0, Integer.MIN_VALUE);
        await().until(() -> buttons().size() == 2 * (5 + 100));
        assertThat(buttons().stream().filter(XInput.Button::down).map(XInput.Button::button).limit(5))
                .containsExactly(4, 4, 5, 6, 7);
    }

    @Test
    void movesByDeltas() {
        peer.move(100, 100);
        peer.mouse(5, 0, 15, -20);
        await().untilAsserted(() -> assertThat(client.pointer()).extracting("x", "y").containsExactly(115, 80));
    }

    @Test
    void holdsAListedModifierDuringAClick() {
        peer.move(150, 150);
        peer.press(InputPeer.LEFT, ControlKey.CONTROL);
        peer.lift(InputPeer.LEFT);
        await().until(() -> buttons().size() == 2);
        assertThat(buttons().getFirst().state()).isEqualTo(CONTROL);
    }

    @Test
    void releasesWhatAPeerHeldWhenItIsGoneRevokedOrSilent() {
        for (ServiceCommand end : List.of(new ServiceCommand.Silent(1), new ServiceCommand.Revoked(1),
                new ServiceCommand.Gone(1))) {
            InputPeer.admitted(service, 1);
            peer.code(37, true);
            peer.press(InputPeer.LEFT, ControlKey.CONTROL);
            peer.press(InputPeer.BACK, ControlKey.CONTROL);
            await().until(() -> client.keysDown().contains(37));
            await().until(() -> client.history().stream().anyMatch(i -> i instanceof XInput.Button b && b.button() == 8));
            client.forget();
            service.on(end);
            await().until(() -> client.keysDown().isEmpty() && client.pointer().mask() == 0);
            await().until(() -> buttons().stream().anyMatch(b -> b.button() == 8 && !b.down()));
        }
        peer.type("no", KeyboardMode.MAP);
        InputPeer other = InputPeer.admitted(service, 2);
        other.type("yes", KeyboardMode.MAP);
        await().untilAsserted(() -> assertThat(client.typed()).endsWith("yes").doesNotContain("n"));
    }

    @Test
    void stopsALongTextWhenItsPeerIsRevoked() {
        for (int i = 0; i < 20; i++) {
            peer.text("x".repeat(60_000), KeyboardMode.LEGACY);
        }
        await().until(() -> client.typed().length() > 16);
        service.on(new ServiceCommand.Revoked(1));
        InputPeer other = InputPeer.admitted(service, 2);
        other.stroke(56);
        await().until(() -> client.typed().endsWith("b"));
        assertThat(client.typed().length()).isLessThan(60_000);
    }

    @Test
    void keepsAKeyThatAnotherPeerStillHolds() {
        InputPeer other = InputPeer.admitted(service, 2);
        peer.code(50, true);
        other.code(50, true);
        peer.stroke(38);
        typed("A");
        service.on(new ServiceCommand.Gone(1));
        other.stroke(56);
        typed("AB");
        other.code(50, false);
        other.stroke(54);
        typed("ABc");
    }

    @Test
    void letsAShortTextThroughWhileAnotherPeerTypesALongOne() {
        InputPeer other = InputPeer.admitted(service, 2);
        peer.text("x".repeat(5_000), KeyboardMode.LEGACY);
        other.type("ok", KeyboardMode.MAP);
        await().until(() -> client.typed().contains("k"));
        assertThat(client.typed()).doesNotMatch("x{5000}.*");
        await().until(() -> client.typed().length() == 5_002);
    }

    @Test
    void followsAChangeOfTheLayout() {
        peer.stroke(29);
        typed("y");
        XVFB.run("setxkbmap", "de");
        try {
            peer.stroke(29);
            peer.type("@Zäß\\", KeyboardMode.LEGACY);
            typed("yz@Zäß\\");
        } finally {
            XVFB.run("setxkbmap", "us");
        }
    }

    @Test
    void goesOnWhenTheServerWasKilledAndIsBack() {
        peer.code(37, true);
        await().until(() -> client.keysDown().contains(37));
        XVFB.kill();
        peer.stroke(38);
        peer.stroke(38);
        XVFB.restart();
        client.close();
        client = XVFB.client();
        window = client.window(0, 0, 1000, 700, 0xffffff).focus();
        await().until(() -> {
            peer.stroke(56);
            return !client.typed().isEmpty();
        });
        assertThat(client.typed()).matches("b+");
        assertThat(stateOf(56)).isZero();
        assertThat(service.snapshots().getFirst().lastError()).isEmpty();
    }

    @Test
    void comesUpWithoutAServerAndSaysSo() {
        XVFB.kill();
        peer.stroke(38);
        await().untilAsserted(() -> assertThat(service.snapshots().getFirst().lastError()).contains(XVFB.display()));
        XVFB.restart();
        client.close();
        client = XVFB.client();
        window = client.window(0, 0, 1000, 700, 0xffffff).focus();
        await().until(() -> {
            peer.stroke(38);
            return client.typed().contains("a");
        });
    }

    @Test
    void releasesEverythingWhenTheLastSubscriptionEnds() throws Exception {
        peer.code(37, true);
        peer.press(InputPeer.LEFT, ControlKey.CONTROL);
        await().until(() -> client.keysDown().contains(37) && client.pointer().isDown(1));
        subscription.close();
        assertThat(client.keysDown()).isEmpty();
        assertThat(client.pointer().mask()).isZero();
        subscription = service.subscribe(ServiceName.INPUT, _ -> { });
        peer.type("on", KeyboardMode.MAP);
        await().until(() -> client.typed().endsWith("on"));
    }

    @Test
    void coalescesMovesButKeepsTheLast() {
        for (int x = 0; x < 900; x++) {
            peer.send(new MouseEvent(0, x, 300, List.of()));
        }
        await().untilAsserted(() -> assertThat(client.pointer()).extracting("x", "y").containsExactly(899, 300));
    }
}
