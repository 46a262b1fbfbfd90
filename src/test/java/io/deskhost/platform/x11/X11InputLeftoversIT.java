package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.input.InputService;
import io.deskhost.service.ServiceName;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XvfbExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a killed process left down. */
class X11InputLeftoversIT {

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(640, 480);

    @Test
    void releasesWhatAKilledProcessLeftDown() throws Exception {
        try (XClient client = XVFB.client(); var _ = client.window(0, 0, 640, 480, 0xffffff).focus()) {
            holdAndDie(client);
            assertThat(client.keysDown()).contains(50, 38);
            assertThat(client.pointer().isDown(1)).isTrue();
            InputService service = new InputService(new X11InputDevices(X11Address.of(XVFB.display())));
            try (var _ = service.subscribe(ServiceName.INPUT, _ -> { })) {
                await().until(() -> client.keysDown().isEmpty() && client.pointer().mask() == 0);
                await().until(() -> client.history().stream()
                        .anyMatch(input -> input instanceof XInput.Button b && b.button() == 9 && !b.down()));
            }
        }
    }

    private static void holdAndDie(XClient client) throws Exception {
        Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KeyHolder.class.getName(), XVFB.display())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> client.keysDown().contains(38)
                    && client.history().stream().anyMatch(i -> i instanceof XInput.Button b && b.button() == 9));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }
}
