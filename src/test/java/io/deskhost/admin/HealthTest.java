package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.admin.HostSnapshot.Desktop;
import io.deskhost.admin.HostSnapshot.Direct;
import io.deskhost.admin.HostSnapshot.State;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HealthTest {

    private static AdminHost api;

    @BeforeAll
    static void start(@TempDir Path state) {
        api = new AdminHost(state);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void mend() {
        api.host().now = FakeHost.FINE;
    }

    @Test
    void isUpWhenAllIsFine() throws Exception {
        HttpResponse<String> ready = api.send(api.anonymous("/actuator/health/readiness"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(api.send(api.anonymous("/actuator/health")).statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheDesktopWhenItIsDown() throws Exception {
        api.host().now = FakeHost.with(new Desktop(State.DOWN, Optional.of("Xvfb does not start"), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty(), 3));
        assertDown("desktop", "Xvfb does not start");
    }

    @Test
    void namesTheDesktopWhenItsLastCaptureFailed() throws Exception {
        api.host().now = FakeHost.with(new Desktop(State.UP, Optional.of("capture failed: BadMatch"),
                Optional.of("u"), Optional.of(":1"), Optional.empty(), List.of(), OptionalLong.of(1), 0));
        assertDown("desktop", "capture failed: BadMatch");
    }

    @Test
    void namesTheListenerWhenPeersCannotCome() throws Exception {
        api.host().now = FakeHost.with(new Direct("0.0.0.0", 21118, false, "deny"));
        assertDown("peerListener", "0.0.0.0");
    }

    private static void assertDown(String check, String words) throws Exception {
        assertThat(api.send(api.anonymous("/actuator/health/liveness")).statusCode()).isEqualTo(200);
        HttpResponse<String> stranger = api.send(api.anonymous("/actuator/health/readiness"));
        assertThat(stranger.statusCode()).isEqualTo(503);
        assertThat(stranger.body()).isEqualTo("{\"status\":\"DOWN\"}");
        JsonNode component = AdminHost.json(api.send(api.authorised("/actuator/health/readiness")))
                .at("/components/" + check);
        assertThat(component.get("status").asString()).isEqualTo("DOWN");
        assertThat(component.get("details").toString()).contains(words);
    }
}
