package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.KeyboardMode;
import io.deskhost.service.ServiceCommand;
import io.deskhost.testing.XvfbExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several peers, their ends, and an X server that dies. */
class X11InputIT {

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
        desk.typed("ok");
        assertThat(desk.client().pointer()).extracting("x", "y").containsExactly(999, 0);
        assertThat(desk.buttons()).isEmpty();
    }

    @Test
    void releasesWhatAPeerHeldWhenItIsGoneRevokedOrSilent() {
        for (ServiceCommand end : List.of(new ServiceCommand.Silent(1), new ServiceCommand.Revoked(1),
                new ServiceCommand.Gone(1))) {
            desk.peer(1);
            peer.code(37, true);
            peer.press(InputPeer.LEFT, ControlKey.CONTROL);
            peer.press(InputPeer.BACK, ControlKey.CONTROL);
            await().until(() -> desk.client().keysDown().contains(37));
            await().until(() -> desk.buttons().stream().anyMatch(b -> b.button() == 8));
            desk.client().forget();
            desk.service().on(end);
            await().until(desk::nothingDown);
            await().until(() -> desk.buttons().stream().anyMatch(b -> b.button() == 8 && !b.down()));
        }
        peer.type("no", KeyboardMode.MAP);
        InputPeer other = desk.peer(2);
        other.type("yes", KeyboardMode.MAP);
        await().untilAsserted(() -> assertThat(desk.client().typed()).endsWith("yes").doesNotContain("n"));
    }

    @Test
    void stopsALongTextWhenItsPeerIsRevoked() {
        for (int i = 0; i < 20; i++) {
            peer.text("x".repeat(60_000), KeyboardMode.LEGACY);
        }
        await().until(() -> desk.client().typed().length() > 16);
        desk.service().on(new ServiceCommand.Revoked(1));
        InputPeer other = desk.peer(2);
        other.stroke(56);
        await().until(() -> desk.client().typed().endsWith("b"));
        assertThat(desk.client().typed().length()).isLessThan(60_000);
    }

    @Test
    void keepsAKeyThatAnotherPeerStillHolds() {
        InputPeer other = desk.peer(2);
        peer.code(50, true);
        other.code(50, true);
        peer.stroke(38);
        desk.typed("A");
        desk.service().on(new ServiceCommand.Gone(1));
        other.stroke(56);
        desk.typed("AB");
        other.code(50, false);
        other.stroke(54);
        desk.typed("ABc");
    }

    @Test
    void letsAShortTextThroughWhileAnotherPeerTypesALongOne() {
        InputPeer other = desk.peer(2);
        peer.text("x".repeat(5_000), KeyboardMode.LEGACY);
        other.type("ok", KeyboardMode.MAP);
        await().until(() -> desk.client().typed().contains("k"));
        assertThat(desk.client().typed()).doesNotMatch("x{5000}.*");
        await().until(() -> desk.client().typed().length() == 5_002);
    }

    @Test
    void goesOnWhenTheServerWasKilledAndIsBack() {
        peer.code(37, true);
        await().until(() -> desk.client().keysDown().contains(37));
        XVFB.kill();
        peer.stroke(38);
        peer.stroke(38);
        desk.restart();
        await().until(() -> {
            peer.stroke(56);
            return !desk.client().typed().isEmpty();
        });
        assertThat(desk.client().typed()).matches("b+");
        assertThat(desk.stateOf(56)).isZero();
        assertThat(desk.service().snapshots().getFirst().lastError()).isEmpty();
    }

    @Test
    void comesUpWithoutAServerAndSaysSo() {
        XVFB.kill();
        peer.stroke(38);
        await().untilAsserted(() ->
                assertThat(desk.service().snapshots().getFirst().lastError()).contains(XVFB.display()));
        desk.restart();
        await().until(() -> {
            peer.stroke(38);
            return desk.client().typed().contains("a");
        });
    }

    @Test
    void releasesEverythingWhenTheLastSubscriptionEnds() throws Exception {
        peer.code(37, true);
        peer.press(InputPeer.LEFT, ControlKey.CONTROL);
        await().until(() -> desk.client().keysDown().contains(37) && desk.client().pointer().isDown(1));
        desk.unsubscribe();
        assertThat(desk.client().keysDown()).isEmpty();
        assertThat(desk.client().pointer().mask()).isZero();
        desk.subscribe();
        peer.type("on", KeyboardMode.MAP);
        await().until(() -> desk.client().typed().endsWith("on"));
    }
}
