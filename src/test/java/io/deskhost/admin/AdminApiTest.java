package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AdminApiTest {

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
        api.host().broken = false;
        api.connections().closed.clear();
    }

    @Test
    void tellsTheHost() throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/host"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(AdminHost.json(response)).isEqualTo(AdminHost.JSON.readTree("""
                {"id": "987654321", "version": "0.1.0", "hostname": "desk1", "platform": "Debian GNU/Linux 12",
                 "startTime": "2026-01-02T03:04:05Z", "oneTimePassword": "ab3k9x",
                 "direct": {"address": "0.0.0.0", "port": 21118, "listening": true, "plaintext": "loopback"},
                 "desktop": {"state": "up", "user": "deskhost", "display": ":7", "xauthority": "/run/x/cookie",
                   "displays": [{"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080}],
                   "pid": 4711, "restarts": 2}}"""));
    }

    @Test
    void listsTheConnections() throws Exception {
        JsonNode list = AdminHost.json(api.send(api.authorised("/api/v1/connections"))).get("connections");
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.get(0)).isEqualTo(AdminHost.JSON.readTree("""
                {"id": "k3yCanNotBeGuessed", "kind": "desktop", "phase": "session",
                 "peer": {"id": "123456789", "name": "Ann", "platform": "Linux", "version": "1.4.9"},
                 "address": "127.0.0.1", "road": "direct", "sealed": false,
                 "permissions": {"block-input": false, "keyboard": true}, "connectTime": "2026-01-02T03:04:05Z",
                 "roundTripMillis": 12, "bytesReceived": 10, "bytesSent": 20, "framesSent": 3, "late": false}"""));
        assertThat(list.get(1).has("kind")).isFalse();
    }

    @Test
    @DisplayName("T51: a hostile name is shown harmless")
    void cleansWhatPeersCallThemselves() throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/connections/s7ranger"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(AdminHost.json(response).at("/peer/name").asString())
                .isEqualTo("<script>alert(1)</script>\uFFFD\uFFFD\uFFFD[2J\uFFFD");
    }

    @Test
    void closesAConnection() throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/connections/s7ranger").DELETE());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(api.connections().closed).containsExactly("Closed manually by the peer");
    }

    @Test
    void tellsThePeerTheReasonCleaned() throws Exception {
        api.send(api.authorised("/api/v1/connections/s7ranger?reason=at%20noon%0D%0A%E2%80%AE").DELETE());
        assertThat(api.connections().closed)
                .containsExactly("Closed manually by the peer: at noon\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void refusesAReasonThatIsTooLong() throws Exception {
        HttpResponse<String> response = api.send(
                api.authorised("/api/v1/connections/s7ranger?reason=" + "x".repeat(161)).DELETE());
        assertProblem(response, 400, "invalid-request");
        assertThat(api.connections().closed).isEmpty();
    }

    @Test
    void anUnknownConnectionIsAProblemThatNamesIt() throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/connections/nobody"));
        assertProblem(response, 404, "unknown-connection");
        assertThat(AdminHost.json(response).get("connection").asString()).isEqualTo("nobody");
        assertThat(AdminHost.json(response).get("instance").asString()).isEqualTo("/api/v1/connections/nobody");
        assertProblem(api.send(api.authorised("/api/v1/connections/nobody").DELETE()), 404, "unknown-connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v1", "/api/v2/host", "/index.html", "/api/v1/connections/a/b",
            "/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/actuator/loggers", "/favicon.ico",
            "/problems/unknown-path", "/login", "/logout", "/setup"})
    void anUnknownPathIsAProblem(String path) throws Exception {
        assertProblem(api.send(api.authorised(path)), 404, "unknown-path");
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/v1/host", "DELETE,/api/v1/host", "PUT,/api/v1/connections", "DELETE,/api/v1/connections",
            "PATCH,/api/v1/connections/x"})
    void aMethodThatIsNotKnownIsAProblem(String method, String path) throws Exception {
        HttpResponse<String> response = api.send(api.authorised(path).method(method, BodyPublishers.noBody()));
        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void anAnswerThatNobodyAcceptsIsAProblem() throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/host").header("Accept", "image/png"));
        assertProblem(response, 406, "not-acceptable");
        assertThat(response.headers().firstValue("Accept")).contains("application/json");
    }

    @Test
    void aBodyOfAnotherTypeIsAProblem() throws Exception {
        assertProblem(api.send(api.authorised("/api/v1/test-bodies").header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<a/>"))), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nil", "{\"text\": {\"a\": 1}}"})
    void aBodyThatCannotBeReadIsAProblem(String body) throws Exception {
        assertProblem(api.send(api.authorised("/api/v1/test-bodies").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))), 400, "invalid-request");
    }

    @Test
    @DisplayName("T56: a body over 64 KiB is refused, its length said or not")
    void aBodyThatIsTooLargeIsAProblem() throws Exception {
        byte[] large = ("{\"text\": \"" + "x".repeat(BodyLimit.BYTES) + "\"}").getBytes();
        assertProblem(api.send(api.authorised("/api/v1/test-bodies").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(large))), 413, "content-too-large");
        assertProblem(api.send(api.authorised("/api/v1/test-bodies").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArrays(List.of(large)))), 413, "content-too-large");
        assertProblem(api.send(api.authorised("/api/v1/host").method("GET", BodyPublishers.ofByteArray(large))),
                413, "content-too-large");
    }

    @Test
    void aFaultOfOursTellsNothingOfItself() throws Exception {
        api.host().broken = true;
        HttpResponse<String> response = api.send(api.authorised("/api/v1/host"));
        assertProblem(response, 500, "internal-error");
        assertThat(response.body()).doesNotContain("secret", "io.deskhost", "Exception", "trace");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        assertThat(api.send(api.authorised("/api/v1/host").HEAD()).statusCode()).isEqualTo(200);
        assertThat(api.send(api.authorised("/api/v1/nothing").HEAD()).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsVersionAndIdInInfo() throws Exception {
        JsonNode info = AdminHost.json(api.send(api.authorised("/actuator/info")));
        assertThat(info.at("/host/id").asString()).isEqualTo("987654321");
        assertThat(info.at("/host/version").asString()).isEqualTo("0.1.0");
    }

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = AdminHost.json(response);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
        assertThat(response.body()).doesNotContain("Exception", "io.deskhost", "springframework", "\tat ");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
