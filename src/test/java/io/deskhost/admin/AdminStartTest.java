package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AdminStartTest {

    @TempDir
    private Path state;

    @Test
    @DisplayName("T42, T43: standard output is the console's alone, and no secret is in the log")
    void logsToStandardErrorAndKeepsSecretsOutOfIt(CapturedOutput output) throws Exception {
        try (AdminHost api = new AdminHost(state)) {
            assertThat(output.getOut()).isEmpty();
            api.console().ready(FakeHost.FINE);
            api.console().oneTimePasswordChanged("q7w8e9");
            await().untilAsserted(() -> assertThat(output.getOut()).contains("One-time password: q7w8e9"));
            api.send(api.authorised("/api/v1/host"));
            api.host().broken = true;
            api.send(api.authorised("/api/v1/host"));
            assertThat(output.getOut()).contains("ab3k9x", api.token());
            assertThat(output.getErr()).contains("Failed at GET /api/v1/host")
                    .doesNotContain("ab3k9x", "q7w8e9", api.token(), "generated security password");
        }
    }

    @Test
    void listensOnLoopbackWhateverServerPortSays() throws Exception {
        try (AdminHost api = new AdminHost(state)) {
            assertThat(api.uri().getHost()).isEqualTo("127.0.0.1");
            assertThat(api.uri().getPort()).isGreaterThan(1);
            assertThat(api.send(api.authorised("/api/v1/host")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsSaidWithItsSetting(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new AdminHost(state, taken.getLocalPort()).close()).isNotNull();
            assertThat(output.getErr()).contains("The admin API cannot listen at 127.0.0.1:" + taken.getLocalPort()
                    + ": it is in use.", "deskhost.admin.port").doesNotContain("\tat ");
        }
    }
}
