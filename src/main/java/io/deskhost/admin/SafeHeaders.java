package io.deskhost.admin;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers, on every answer, to do nothing with it: no content of any kind, no frame, no guess at its type, no
 * copy kept. Outermost, so that also what security refuses carries them.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SafeHeaders implements WebFilter {

    static final Map<String, String> ALL = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ALL.forEach(exchange.getResponse().getHeaders()::set);
        return chain.filter(exchange);
    }
}
