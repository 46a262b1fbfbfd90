package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.PeerPointer;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.testpeer.UsLayout;
import io.deskhost.wire.proto.Peer.ControlKey;
import io.deskhost.wire.proto.Peer.KeyboardMode;
import io.deskhost.wire.proto.Peer.OptionMessage.BoolOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys and pointer from a client to an X client. */
class InputIT {

    private static final String TEXT = "Hello, World! 0123456789 ~`|\\{}[]<>?:;'\"()_+-=*&^%$#@\tend\n";

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1280, 800));
    private static RunningHost host;

    private XClient x;
    private XWindow window;
    private TestPeer peer;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void open() {
        x = XVFB.client();
        window = x.window(100, 100, 600, 400, 0xffffff).focus();
        peer = host.viewer();
    }

    @AfterEach
    void close() {
        peer.close();
        window.close();
        x.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"Map", "Legacy", "Translate"})
    void textTypedInEachModeArrives(KeyboardMode mode) {
        peer.keyboard().type(TEXT, mode);
        await().atMost(SOON).untilAsserted(() -> assertThat(x.typed()).isEqualTo(TEXT.replace('\n', '\r')));
        await().atMost(SOON).untilAsserted(() -> assertThat(x.keysDown()).isEmpty());
    }

    @Test
    void clicksLandToThePixel() {
        for (int[] place : new int[][] {{100, 100}, {699, 499}, {321, 234}}) {
            x.forget();
            peer.pointer().click(place[0], place[1]);
            XInput.Button down = x.next(XInput.Button.class);
            XInput.Button up = x.next(XInput.Button.class);
            assertThat(List.of(down.button(), down.rootX(), down.rootY())).containsExactly(1, place[0], place[1]);
            assertThat(down.down()).isTrue();
            assertThat(up.down()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT", "MIDDLE"})
    void eachButtonIsItsOwn(PeerPointer.Button button) {
        peer.pointer().click(200, 200, button);
        int expected = switch (button) {
            case LEFT -> 1;
            case MIDDLE -> 2;
            case RIGHT -> 3;
            case BACK -> 8;
            case FORWARD -> 9;
            case NONE -> 0;
        };
        assertThat(x.next(XInput.Button.class).button()).isEqualTo(expected);
    }

    @Test
    void aDragHoldsTheButtonFromStartToEnd() {
        peer.pointer().drag(150, 150, 350, 250);
        XInput.Button down = x.next(XInput.Button.class);
        assertThat(List.of(down.rootX(), down.rootY())).containsExactly(150, 150);
        XInput.Button up = x.next(XInput.Button.class);
        assertThat(up.down()).isFalse();
        assertThat(List.of(up.rootX(), up.rootY())).containsExactly(350, 250);
        assertThat(x.history()).filteredOn(XInput.Moved.class::isInstance).isNotEmpty();
    }

    @Test
    void theWheelTurnsUpAndDown() {
        peer.pointer().move(200, 200);
        peer.pointer().wheel(0, 2);
        peer.pointer().wheel(0, -1);
        await().atMost(SOON).untilAsserted(() -> assertThat(x.history()).filteredOn(XInput.Button.class::isInstance)
                .map(XInput.Button.class::cast).filteredOn(XInput.Button::down).extracting(XInput.Button::button)
                .containsExactly(4, 4, 5));
    }

    @Test
    void heldKeysAndButtonsAreReleasedWhenThePeerVanishes() {
        try (TestPeer other = host.viewer(PeerOptions.standard().myId("2"))) {
            other.pointer().move(300, 300);
            other.pointer().down(PeerPointer.Button.LEFT);
            other.keyboard().down(UsLayout.CONTROL_LEFT);
            await().atMost(SOON).until(() -> x.keysDown().contains(UsLayout.CONTROL_LEFT) && x.pointer().isDown(1));
            other.vanish();
            await().atMost(SOON).until(() -> x.keysDown().isEmpty() && !x.pointer().isDown(1));
        }
    }

    @Test
    void heldKeysAreReleasedAfterThreeSecondsOfSilence() {
        peer.keyboard().down(UsLayout.SHIFT_LEFT);
        await().atMost(SOON).until(() -> x.keysDown().contains(UsLayout.SHIFT_LEFT));
        peer.echo(false);
        await().between(Duration.ofSeconds(1), Duration.ofSeconds(8)).until(() -> x.keysDown().isEmpty());
        assertThat(peer.endReason()).isEmpty();
    }

    @Test
    void aPeerThatOnlyLooksTypesNothing() {
        peer.option(option -> option.setDisableKeyboard(BoolOption.Yes));
        peer.keyboard().type("no");
        peer.option(option -> option.setDisableKeyboard(BoolOption.No));
        peer.keyboard().type("yes");
        await().atMost(SOON).untilAsserted(() -> assertThat(x.typed()).isEqualTo("yes"));
    }

    @Test
    void keysAndPlacesOutsideDoNoHarm() {
        for (int code : new int[] {0, 1, 7, 256, 300, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            peer.keyboard().press(code);
        }
        for (int place : new int[] {-1, 99_999, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            peer.pointer().move(place, place);
            peer.pointer().wheel(place, place);
        }
        for (int mask : new int[] {6, 7, 3 << 3 | 1, 1 << 20 | 1, -1, Integer.MIN_VALUE}) {
            peer.pointer().raw(mask, 5, 5);
        }
        peer.keyboard().hold(ControlKey.Power, true);
        peer.keyboard().hold(ControlKey.LockScreen, true);
        peer.pointer().move(300, 300);
        peer.keyboard().type("alive");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(x.typed()).endsWith("alive"));
        assertThat(host.roles()).as("desktop roles started").isEqualTo(1);
    }
}
