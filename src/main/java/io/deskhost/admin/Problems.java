package io.deskhost.admin;

import io.deskhost.event.CleanText;
import io.netty.channel.ChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes each answer that is not a success: {@code application/problem+json} of RFC 9457, for what controllers and
 * filters throw, for what security refuses and for what never got so far. Words are ours alone: never a message of an
 * exception, a stack trace or a class name.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems implements ErrorWebExceptionHandler {

    static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    /** What else a problem tells a program: which methods, which types, when to come again. */
    private static final Set<String> KEPT = Set.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT, HttpHeaders.RETRY_AFTER);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return Mono.error(thrown);
        }
        return switch (thrown) {
            case Problem.Refused refused -> answer(exchange, refused.problem());
            case DataBufferLimitException _ -> answer(exchange, Problem.of(ProblemType.CONTENT_TOO_LARGE));
            case ChannelException _ -> answer(exchange, Problem.of(ProblemType.REQUEST_TIMEOUT));
            case ServerExchangeRejectedException _ -> answer(exchange, Problem.of(ProblemType.INVALID_REQUEST));
            case ErrorResponse known -> known(exchange, known, thrown);
            default -> ours(exchange, thrown);
        };
    }

    private Mono<Void> known(ServerWebExchange exchange, ErrorResponse known, Throwable thrown) {
        ProblemType type = ProblemType.of(known.getStatusCode().value());
        if (type == ProblemType.INTERNAL_ERROR) {
            return ours(exchange, thrown);
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        KEPT.forEach(name -> known.getHeaders().getOrEmpty(name).forEach(value -> headers.add(name, value)));
        return answer(exchange, Problem.of(type));
    }

    private Mono<Void> ours(ServerWebExchange exchange, Throwable thrown) {
        log.error("Failed at {} {}", CleanText.of(exchange.getRequest().getMethod().name(), 16),
                CleanText.of(exchange.getRequest().getPath().value(), 256), thrown);
        return answer(exchange, Problem.of(ProblemType.INTERNAL_ERROR));
    }

    Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] body = body(problem, exchange.getRequest().getPath().value());
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** @param instance the path that was asked for; empty where it is not known */
    byte[] body(Problem problem, String instance) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().uri());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        if (!instance.isEmpty()) {
            members.put("instance", instance);
        }
        members.putAll(problem.properties());
        return json.writeValueAsBytes(members);
    }
}
