package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;

/** What is thrown on the way, and what its caller hears of it. */
class ProblemsTest {

    private final Problems problems = new Problems(AdminHost.JSON);

    @Test
    void aBodyThatDoesNotComeInTimeIsTheCallersFault() {
        assertThat(answer(ReadTimeoutException.INSTANCE)).contains("/problems/request-timeout");
    }

    @Test
    void aBodyThatOutgrowsItsLimitIsTheCallersFault() {
        assertThat(answer(new DataBufferLimitException("x"))).contains("/problems/content-too-large");
    }

    @Test
    void aStatusWithoutAKindOfItsOwnGetsTheGeneralOne() {
        assertThat(answer(new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT)))
                .contains("/problems/invalid-request");
        assertThat(answer(new ResponseStatusException(HttpStatus.BAD_GATEWAY))).contains("/problems/internal-error");
        assertThat(answer(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "secret")))
                .contains("/problems/unavailable").doesNotContain("secret");
    }

    @Test
    void aCallerThatHasGoneIsNotAnswered() {
        MockServerWebExchange exchange = exchange();
        problems.handle(exchange, new IOException("Broken pipe")).onErrorComplete().block();
        assertThat(exchange.getResponse().isCommitted()).isFalse();
    }

    private String answer(Throwable thrown) {
        MockServerWebExchange exchange = exchange();
        problems.handle(exchange, thrown).block();
        return String.valueOf(exchange.getResponse().getBodyAsString().block());
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/host"));
    }
}
