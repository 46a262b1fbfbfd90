package io.deskhost.admin;

import io.deskhost.peer.Connections;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin face as it is, on a real port, over a host and connections made for tests. */
final class AdminHost implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    AdminHost(Path state) {
        this(state, 0);
    }

    AdminHost(Path state, int port) {
        context = new SpringApplicationBuilder(Beans.class).web(WebApplicationType.REACTIVE)
                .run("--deskhost.admin.port=" + port, "--server.port=1", "--deskhost.console=person",
                        "--test.state=" + state);
    }

    HostConsole console() {
        return context.getBean(HostConsole.class);
    }

    FakeHost host() {
        return context.getBean(FakeHost.class);
    }

    FakeConnections connections() {
        return context.getBean(FakeConnections.class);
    }

    URI uri() {
        return context.getBean(AdminListener.class).uri();
    }

    String token() {
        try {
            return Files.readString(context.getBean(AdminToken.class).file()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of the administrator. */
    HttpRequest.Builder authorised(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token());
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(uri().resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends bytes as they are, and reads what comes until the host closes. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(uri().getHost(), uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AdminConfiguration.class, Bodies.class})
    static class Beans {

        @Bean
        FakeHost host() {
            return new FakeHost();
        }

        @Bean
        FakeConnections connections() {
            return new FakeConnections();
        }

        @Bean
        StateDirectory state(Environment environment) throws StateUnavailable {
            return new StateDirectory(Path.of(environment.getRequiredProperty("test.state")));
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** A route that takes a body, since the API has none yet. */
    @RestController
    static class Bodies {

        record Words(String text) {
        }

        @PostMapping(path = "/api/v1/test-bodies", consumes = "application/json")
        Words echo(@RequestBody Words words) {
            return words;
        }
    }
}
