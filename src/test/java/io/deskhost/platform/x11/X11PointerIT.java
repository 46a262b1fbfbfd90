package io.deskhost.platform.x11;

import static io.deskhost.testing.XInput.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XvfbExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mouse of a peer arrives in a client of a real X server. */
class X11PointerIT {

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

    @Test
    void pressesButtonsWhereTheLastMoveWent() {
        int[][] numbers = {{InputPeer.LEFT, 1}, {InputPeer.MIDDLE, 2}, {InputPeer.RIGHT, 3}, {InputPeer.BACK, 8},
            {InputPeer.FORWARD, 9}};
        for (int[] number : numbers) {
            desk.client().forget();
            peer.move(200 + number[1], 180);
            peer.press(number[0]);
            peer.lift(number[0]);
            await().until(() -> desk.buttons().size() == 2);
            assertThat(desk.buttons()).extracting(XInput.Button::button).containsOnly(number[1]);
            assertThat(desk.buttons()).extracting(XInput.Button::down).containsExactly(true, false);
            assertThat(desk.buttons()).allMatch(b -> b.x() == 200 + number[1] && b.y() == 180);
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
        await().until(() -> desk.buttons().size() == 2);
        assertThat(desk.buttons()).extracting(b -> List.of(b.x(), b.y()))
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
        await().until(() -> desk.buttons().size() == 2 * (5 + 100));
        assertThat(desk.buttons().stream().filter(XInput.Button::down).map(XInput.Button::button).limit(5))
                .containsExactly(4, 4, 5, 6, 7);
    }

    @Test
    void movesByDeltas() {
        peer.move(100, 100);
        peer.mouse(5, 0, 15, -20);
        await().untilAsserted(() ->
                assertThat(desk.client().pointer()).extracting("x", "y").containsExactly(115, 80));
    }

    @Test
    void holdsAListedModifierDuringAClick() {
        peer.move(150, 150);
        peer.press(InputPeer.LEFT, ControlKey.CONTROL);
        peer.lift(InputPeer.LEFT);
        await().until(() -> desk.buttons().size() == 2);
        assertThat(desk.buttons().getFirst().state()).isEqualTo(CONTROL);
    }

    @Test
    void coalescesMovesButKeepsTheLast() {
        for (int x = 0; x < 900; x++) {
            peer.send(new MouseEvent(0, x, 300, List.of()));
        }
        await().untilAsserted(() ->
                assertThat(desk.client().pointer()).extracting("x", "y").containsExactly(899, 300));
    }
}
