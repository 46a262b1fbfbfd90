package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.admin.HostSnapshot.Desktop;
import io.deskhost.admin.HostSnapshot.Direct;
import io.deskhost.admin.HostSnapshot.State;
import io.deskhost.state.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HostConsoleTest {

    private static final URI ADMIN = URI.create("http://127.0.0.1:21180");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private StateDirectory state;
    private AdminToken token;

    @BeforeEach
    void makeToken(@TempDir Path directory) throws IOException {
        state = new StateDirectory(directory);
        token = AdminToken.in(state);
    }

    @Test
    void saysExactlyOneLineToScripts() {
        HostConsole console = new HostConsole(new ScriptWords(() -> ADMIN, token), out);
        console.ready(FakeHost.FINE);
        console.oneTimePasswordChanged("zzzzzz");
        console.close();
        assertThat(printed().lines()).hasSize(1);
        JsonNode line = AdminHost.JSON.readTree(printed());
        assertThat(line.propertyNames()).containsExactly("id", "direct", "admin", "oneTimePassword", "tokenFile",
                "display", "xauthority", "desktopUser", "pid");
        assertThat(line.get("direct").asString()).isEqualTo("127.0.0.1:21118");
        assertThat(line.get("admin").asString()).isEqualTo("http://127.0.0.1:21180");
        assertThat(line.get("oneTimePassword").asString()).isEqualTo("ab3k9x");
        assertThat(line.get("tokenFile").asString()).isEqualTo(token.file().toString());
        assertThat(line.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(printed()).doesNotContain(token.fresh().orElseThrow());
    }

    @Test
    void tellsScriptsWhatIsNotThere() {
        HostSnapshot without = FakeHost.with(new Desktop(State.DOWN, Optional.of("no X server"), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty(), 0));
        JsonNode line = AdminHost.JSON.readTree(new ScriptWords(() -> ADMIN, token).ready(without));
        assertThat(line.get("display").isNull()).isTrue();
        assertThat(line.get("xauthority").isNull()).isTrue();
    }

    @Test
    void tellsAPersonHowToConnectAndShowsTheTokenOnce() throws IOException {
        String first = new PersonWords(() -> ADMIN, token).ready(FakeHost.FINE);
        assertThat(first).contains("987654321", "ab3k9x", "127.0.0.1:21118", "http://127.0.0.1:21180",
                token.file().toString(), token.fresh().orElseThrow(), "ssh -N -L 21118:127.0.0.1:21118 desk1");
        String second = new PersonWords(() -> ADMIN, AdminToken.in(state)).ready(FakeHost.FINE);
        assertThat(second).contains(token.file().toString()).doesNotContain(token.fresh().orElseThrow());
    }

    @Test
    void tellsAPersonWhatIsWrongWithTheDesktop() {
        HostSnapshot without = FakeHost.with(new Desktop(State.DOWN, Optional.of("Xvfb does not start"),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), OptionalLong.empty(), 0));
        assertThat(new PersonWords(() -> ADMIN, token).ready(without))
                .contains("no display yet: Xvfb does not start");
    }

    @Test
    void showsAPersonEachNewPasswordOnceReady() {
        HostConsole console = new HostConsole(new PersonWords(() -> ADMIN, token), out);
        console.oneTimePasswordChanged("early1");
        console.ready(FakeHost.FINE);
        console.oneTimePasswordChanged("q7w8e9");
        await().untilAsserted(() -> assertThat(printed()).contains("One-time password: q7w8e9"));
        assertThat(printed()).doesNotContain("early1");
        console.close();
    }

    @Test
    void namesAnAddressWithoutNetworksOnlyWhereThePolicyLetsNobodyElseIn() {
        assertThat(Reachable.everywhere(new Direct("0.0.0.0", 21118, true, "loopback")))
                .containsExactly("127.0.0.1:21118");
        assertThat(Reachable.everywhere(new Direct("192.0.2.1", 21118, true, "allow")))
                .containsExactly("192.0.2.1:21118");
        assertThat(Reachable.everywhere(new Direct("0.0.0.0", 21118, true, "allow")))
                .startsWith("127.0.0.1:21118");
        assertThat(Reachable.here(new Direct("::", 21118, true, "allow"))).isEqualTo("127.0.0.1:21118");
        assertThat(Reachable.here(new Direct("2001:db8::1", 1, true, "allow"))).isEqualTo("[2001:db8:0:0:0:0:0:1]:1");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
