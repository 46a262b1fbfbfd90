package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.XInput;
import io.deskhost.testing.XvfbExtension;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the service's door to an event in an X client; measured, not judged. */
class X11InputLatencyIT {

    private static final Logger LOG = LoggerFactory.getLogger(X11InputLatencyIT.class);
    private static final int TIMES = 500;
    private static final int WARM_UP = 200;

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(1000, 700);

    @Test
    void everyKeyAndMoveArrives() throws Exception {
        try (InputDesk desk = new InputDesk(XVFB)) {
            InputPeer peer = desk.peer(1);
            measure("move", desk, i -> peer.move(i % 900, 100), XInput.Moved.class);
            measure("key", desk, _ -> peer.code(36, true), XInput.Key.class);
            measure("letter", desk, _ -> peer.code(38, true), XInput.Key.class);
        }
    }

    private static void measure(String what, InputDesk desk, IntConsumer input,
            Class<? extends XInput> event) {
        long[] nanos = new long[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            desk.client().forget();
            long start = System.nanoTime();
            input.accept(i + WARM_UP + 1);
            XInput seen = desk.client().next(event);
            nanos[Math.max(i, 0)] = System.nanoTime() - start;
            assertThat(seen).isNotNull();
            if (seen instanceof XInput.Key) {
                assertThat(desk.client().next(XInput.Key.class).down()).isFalse();
            }
        }
        Arrays.sort(nanos);
        LOG.info("{}: median {} us, 95 of 100 within {} us", what, nanos[TIMES / 2] / 1000,
                nanos[TIMES * 95 / 100] / 1000);
    }
}
