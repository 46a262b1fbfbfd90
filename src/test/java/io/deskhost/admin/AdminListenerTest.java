package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client can send. */
class AdminListenerTest {

    private static AdminHost api;

    @BeforeAll
    static void start(@TempDir Path state) {
        api = new AdminHost(state);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    @DisplayName("T56: the first line may hold 4 KiB")
    void aFirstLineThatIsTooLongIsAProblem() throws IOException {
        assertProblem(api.raw("GET /api/v1/host?" + "x".repeat(AdminListener.FIRST_LINE) + " HTTP/1.1\r\n\r\n"), 414,
                "uri-too-long");
    }

    @Test
    @DisplayName("T56: the headers may hold 8 KiB")
    void headersThatAreTooLongAreAProblem() throws IOException {
        assertProblem(api.raw("GET /api/v1/host HTTP/1.1\r\nX-Long: " + "x".repeat(AdminListener.HEADERS)), 431,
                "headers-too-large");
        assertProblem(api.raw("GET /api/v1/host HTTP/1.1\r\n" + "X-Many: y\r\n".repeat(1000)), 431,
                "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\1\2\3\r\n\r\n", "GET\r\n\r\n",
            "GET /api/v1/host HTTP/1.1\r\nNo colon\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/v1/host HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "GET /api/v1/host HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"})
    void whatIsNoRequestIsAProblem(String request) throws IOException {
        assertProblem(api.raw(request.replace("Host: x", "Host: x\r\nConnection: close")), 400, "invalid-request");
    }

    @ParameterizedTest
    @DisplayName("T48, T61: tricks with the path lead nowhere, with the token or without")
    @ValueSource(strings = {"//api/v1/host", "/api//v1/host", "/api/v1/host;a=b", "/api/v1/%2e%2e/v1/host",
            "/api/v1/connections/..%2f..%2fhost", "/api/v1/connections/%2e%2e%2f%2e%2e", "/api/v1/connections/%00",
            "/api/v1/connections/a%0d%0aSet-Cookie:x", "/api/v1/connections/%5c..%5c", "/actuator/health;/../info",
            "/actuator/health/..;/info", "/actuator/health/../info", "/actuator/health/%2e%2e/info",
            "/actuator/health%2f..%2finfo", "/setup;/", "//setup", "/%73etup", "/API/V1/HOST", "/api/v1/host/",
            "/actuator/health//", "/../../etc/passwd", "/api/v1/host%20", "/api/v1/host.json"})
    void tricksWithThePathLeadNowhere(String path) throws IOException {
        assertRefused(request(path, ""));
        assertRefused(request(path, "Authorization: Bearer " + api.token() + "\r\n"));
    }

    private static void assertRefused(String answer) {
        assertThat(answer).containsPattern("^HTTP/1.1 40[014] ").contains("application/problem+json", "/problems/")
                .doesNotContain("987654321", "\nSet-Cookie:x", "components");
    }

    private static String request(String path, String header) throws IOException {
        return api.raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + header + "\r\n");
    }

    private static void assertProblem(String answer, int status, String type) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json")
                .contains("\"type\":\"/problems/" + type + "\"").contains("nosniff")
                .doesNotContain("Exception", "io.netty");
    }
}
