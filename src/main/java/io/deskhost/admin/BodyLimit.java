package io.deskhost.admin;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies over 64 KiB: at once where their length is said, else when they get there. */
final class BodyLimit implements WebFilter {

    static final int BYTES = 64 * 1024;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > BYTES) {
            exchange.getResponse().getHeaders().setConnection("close");
            return problems.answer(exchange, Problem.of(ProblemType.CONTENT_TOO_LARGE));
        }
        return chain.filter(exchange.mutate().request(new Counted(request)).build());
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong bytes = new AtomicLong();
            return super.getBody().handle((part, sink) -> {
                if (bytes.addAndGet(part.readableByteCount()) <= BYTES) {
                    sink.next(part);
                } else {
                    DataBufferUtils.release(part);
                    sink.error(new DataBufferLimitException("over " + BYTES));
                }
            });
        }
    }
}
