package io.deskhost.admin;

import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * All of the administrator's face, for the host role: needs beans {@link HostFacts},
 * {@link io.deskhost.peer.Connections}, {@link StateDirectory} and {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({AdminProperties.class, ConsoleProperties.class})
@Import({HostController.class, ConnectionsController.class})
public class AdminConfiguration {

    private static final Duration HEAD_TIME = Duration.ofSeconds(30);

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    AdminListener adminListener(AdminProperties properties, Problems problems) {
        return new AdminListener(properties, problems, HEAD_TIME);
    }

    @Bean
    AdminToken adminToken(StateDirectory state) throws StateUnavailable {
        return AdminToken.in(state);
    }

    @Bean
    BearerTokens bearerTokens(List<TokenSource> sources) {
        return new BearerTokens(sources);
    }

    @Bean
    SecurityWebFilterChain adminSecurity(ServerHttpSecurity http, BearerTokens tokens, Problems problems,
                                         Clock clock) {
        return new AdminSecurity(problems, new FailedAttempts(clock)).chain(http, tokens);
    }

    @Bean
    ServerExchangeRejectedHandler rejectedHandler(Problems problems) {
        return problems::handle;
    }

    @Bean
    SafeHeaders safeHeaders() {
        return new SafeHeaders();
    }

    @Bean
    @Order(0)
    WebFilter bodyLimit(Problems problems) {
        return new BodyLimit(problems);
    }

    @Bean
    HealthIndicator desktopHealthIndicator(HostFacts host) {
        return HostHealth.desktop(host);
    }

    @Bean
    HealthIndicator peerListenerHealthIndicator(HostFacts host) {
        return HostHealth.peerListener(host);
    }

    @Bean
    InfoContributor hostInfoContributor(HostFacts host) {
        return info -> {
            HostSnapshot now = host.now();
            info.withDetail("host", Map.of("id", now.id(), "version", now.version(), "platform", now.platform()));
        };
    }

    @Bean
    HostConsole hostConsole(ConsoleProperties properties, AdminListener listener, AdminToken token) {
        ReadyWords words = switch (properties.console()) {
            case PERSON -> new PersonWords(listener::uri, token);
            case JSON -> new ScriptWords(listener::uri, token);
            case NONE -> ReadyWords.NONE;
        };
        return new HostConsole(words, System.out);
    }
}
