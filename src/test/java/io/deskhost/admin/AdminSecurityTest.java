package io.deskhost.admin;

import static io.deskhost.admin.AdminApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSecurityTest {

    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger(10);
    private static AdminHost api;

    @BeforeAll
    static void start(@TempDir Path state) {
        api = new AdminHost(state);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @DisplayName("T42: nothing is open without the token")
    @ValueSource(strings = {"/", "/api/v1/host", "/api/v1/connections", "/api/v1/connections/x", "/nothing",
            "/actuator", "/actuator/info", "/actuator/health/desktop", "/actuator/health/readiness/desktop",
            "/actuator/env", "/login", "/logout", "/setup", "/api/v1/token", "/api/v1/host?access_token=TOKEN",
            "/api/v1/host?token=TOKEN"})
    void withoutATokenNothingIsOpen(String path) throws Exception {
        HttpResponse<String> response = api.send(api.anonymous(path.replace("TOKEN", api.token())));
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"deskhost\"");
    }

    @ParameterizedTest
    @DisplayName("T42: no default credential, no part of the token, no other scheme")
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer undefined", "Bearer admin", "Bearer TOKEN,TOKEN",
            "Bearer TOKENx", "Bearer TOKEN=", "Bearer\tTOKEN", "BearerTOKEN", "Basic dXNlcjpwYXNzd29yZA==",
            "Basic YWRtaW46YWRtaW4=", "Digest TOKEN", "TOKEN", "Bearer Bearer TOKEN", "Bearer %00TOKEN"})
    void aWrongTokenIsRefused(String header) throws Exception {
        HttpResponse<String> response = fresh(api.anonymous("/api/v1/host")
                .header("Authorization", header.replace("TOKEN", api.token())));
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
                challenge -> assertThat(challenge).contains("invalid_token"));
        assertThat(response.body()).doesNotContain(api.token());
    }

    @Test
    void twoTokensAreNoToken() throws Exception {
        assertProblem(fresh(api.authorised("/api/v1/host").header("Authorization", "Bearer x")), 401,
                "unauthenticated");
    }

    @Test
    void theSchemeMayBeWrittenInAnyCase() throws Exception {
        assertThat(api.send(api.anonymous("/api/v1/host").header("Authorization", "bEARER  " + api.token()))
                .statusCode()).isEqualTo(200);
    }

    @Test
    void tooManyWrongTokensAreToldToWaitButTheRightOneIsNot() throws Exception {
        try (HttpClient client = from(LAST_ADDRESS.incrementAndGet())) {
            HttpRequest wrong = api.anonymous("/api/v1/host").header("Authorization", "Bearer wrong").build();
            for (int attempt = 0; attempt < FailedAttempts.AT_ONCE; attempt++) {
                assertThat(client.send(wrong, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = client.send(wrong, HttpResponse.BodyHandlers.ofString());
            assertProblem(refused, 429, "too-many-attempts");
            assertThat(refused.headers().firstValue("Retry-After")).contains("6");
            assertThat(client.send(api.authorised("/api/v1/host").build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @DisplayName("T22, T46: a page of another origin is refused, with the token too")
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost", "http://localhost:1", "",
            "http://127.0.0.1:PORT.evil.example", "http://evil.example:PORT", "file://", "http://127.0.0.1:PORT/",
            "http://127.0.0.1:PORT http://evil.example", "HTTP://127.0.0.1:PORT"})
    void aForeignOriginIsRefused(String origin) throws Exception {
        HttpResponse<String> response = api.send(api.authorised("/api/v1/connections/s7ranger").DELETE()
                .header("Origin", origin.replace("PORT", "" + api.uri().getPort())));
        assertProblem(response, 403, "foreign-origin");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(api.connections().closed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:", "http://localhost:", "http://[::1]:"})
    void ourOwnOriginMayCall(String origin) throws Exception {
        assertThat(api.send(api.authorised("/api/v1/host").header("Origin", origin + api.uri().getPort()))
                .statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("T46: a preflight of another origin is refused")
    void thereIsNoCors() throws Exception {
        assertProblem(api.send(api.anonymous("/api/v1/host").method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example").header("Access-Control-Request-Method", "DELETE")), 403,
                "foreign-origin");
    }

    @ParameterizedTest
    @DisplayName("T46: no frame, no script, no copy, no cookie, on every answer")
    @ValueSource(strings = {"/api/v1/host", "/nothing", "/actuator/health", "/api/v1/connections/nobody"})
    void everyAnswerCarriesTheHeaders(String path) throws Exception {
        assertHeaders(api.send(api.authorised(path)));
        assertHeaders(api.send(api.anonymous(path)));
        assertHeaders(api.send(api.authorised(path).header("Origin", "https://evil.example")));
        assertHeaders(api.send(api.authorised(path + ";a=b")));
    }

    private static void assertHeaders(HttpResponse<String> response) {
        SafeHeaders.ALL.forEach((name, value) ->
                assertThat(response.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void healthIsOneWordForStrangersAndNamesItsChecksToTheAdministrator() throws Exception {
        assertThat(AdminHost.json(api.send(api.anonymous("/actuator/health/liveness"))))
                .isEqualTo(AdminHost.JSON.readTree("{\"status\": \"UP\"}"));
        assertThat(AdminHost.json(api.send(api.authorised("/actuator/health"))).get("components").propertyNames())
                .contains("desktop", "peerListener");
        assertProblem(fresh(api.anonymous("/actuator/health").header("Authorization", "Bearer wrong")), 401,
                "unauthenticated");
        assertProblem(api.send(api.anonymous("/actuator/health").POST(HttpRequest.BodyPublishers.noBody())), 401,
                "unauthenticated");
    }

    /** From an address of its own, so that wrong tokens of one test do not count in another. */
    private static HttpResponse<String> fresh(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = from(LAST_ADDRESS.incrementAndGet())) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient from(int address) {
        return HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.1." + address)).build();
    }
}
