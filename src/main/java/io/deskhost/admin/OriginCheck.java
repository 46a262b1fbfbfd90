package io.deskhost.admin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that a browser sends for a page of another origin. Ours are only addresses of the listener itself;
 * the {@code Host} header is not asked, since a name rebound to this machine would carry its own.
 */
final class OriginCheck implements WebFilter {

    private final Problems problems;

    OriginCheck(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> origins = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        return origins.isEmpty() || origins.size() == 1 && ours(origins.getFirst(), exchange)
                ? chain.filter(exchange)
                : problems.answer(exchange, Problem.of(ProblemType.FOREIGN_ORIGIN));
    }

    private static boolean ours(String origin, ServerWebExchange exchange) {
        InetSocketAddress local = exchange.getRequest().getLocalAddress();
        return local != null && Stream.of("localhost", "127.0.0.1", "[::1]", literal(local.getAddress()))
                .anyMatch(host -> origin.equals("http://" + host + ":" + local.getPort()));
    }

    /** An address as it stands in a URI. */
    static String literal(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress().replaceFirst("%.*", "") + "]"
                : address.getHostAddress();
    }
}
