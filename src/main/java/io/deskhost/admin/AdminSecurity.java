package io.deskhost.admin;

import io.deskhost.admin.Caller.Role;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may call. Everything needs a bearer token, also paths that do not exist; only the bare word of health does not.
 * There are no cookies, forms or sessions, so a browser has nothing to send by itself: that is why there is no CSRF
 * token. What is to come adds a {@link TokenSource}, a {@link Role} or a rule for a route, nothing else.
 */
final class AdminSecurity {

    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    private final Problems problems;
    private final FailedAttempts failed;

    AdminSecurity(Problems problems, FailedAttempts failed) {
        this.problems = problems;
        this.failed = failed;
    }

    SecurityWebFilterChain chain(ServerHttpSecurity http, BearerTokens tokens) {
        return http
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(new OriginCheck(problems), SecurityWebFiltersOrder.CORS)
                .addFilterAt(bearer(tokens), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(AdminSecurity::routes)
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((exchange, _) -> unauthenticated(exchange, ""))
                        .accessDeniedHandler((exchange, _) ->
                                problems.answer(exchange, Problem.of(ProblemType.FORBIDDEN))))
                .build();
    }

    private static void routes(AuthorizeExchangeSpec routes) {
        routes.pathMatchers(HttpMethod.GET, OPEN).permitAll().anyExchange().hasRole(Role.ADMIN.name());
    }

    private AuthenticationWebFilter bearer(BearerTokens tokens) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) tokens);
        filter.setServerAuthenticationConverter(tokens);
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        filter.setAuthenticationFailureHandler((exchange, _) -> wrongToken(exchange.getExchange()));
        return filter;
    }

    private Mono<Void> wrongToken(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        Optional<Duration> pause = remote == null ? Optional.empty() : failed.count(remote.getAddress());
        return pause.map(time -> tooMany(exchange, time))
                .orElseGet(() -> unauthenticated(exchange, ", error=\"invalid_token\""));
    }

    private Mono<Void> tooMany(ServerWebExchange exchange, Duration pause) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
        return problems.answer(exchange, new Problem(ProblemType.TOO_MANY_ATTEMPTS,
                ProblemType.TOO_MANY_ATTEMPTS.detail(), Map.of("retryAfter", pause.toString())));
    }

    private Mono<Void> unauthenticated(ServerWebExchange exchange, String why) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"deskhost\"" + why);
        return problems.answer(exchange, Problem.of(ProblemType.UNAUTHENTICATED));
    }
}
