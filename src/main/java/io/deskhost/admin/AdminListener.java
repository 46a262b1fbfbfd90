package io.deskhost.admin;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * The listener of API and actuator: where, and what it takes of a request before anybody has looked at it.
 * {@code server.port} and {@code server.address} mean nothing here.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class AdminListener implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>,
        ApplicationListener<ReactiveWebServerInitializedEvent> {

    static final int FIRST_LINE = 4 * 1024;
    static final int HEADERS = 8 * 1024;

    private static final int CONNECTIONS = 256;
    private static final Duration BODY_TIME = Duration.ofSeconds(10);

    private final AdminProperties properties;
    private final Problems problems;
    private final Duration headTime;
    private volatile int port;

    /** @param headTime how long a connection may take to send the head of a request, its idle time included */
    AdminListener(AdminProperties properties, Problems problems, Duration headTime) {
        this.properties = properties;
        this.problems = problems;
        this.headTime = headTime;
        this.port = properties.port();
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.setAddress(properties.address());
        factory.setPort(properties.port());
        factory.addServerCustomizers(this::limit);
    }

    private HttpServer limit(HttpServer server) {
        return server.maxConnections(CONNECTIONS)
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(FIRST_LINE).maxHeaderSize(HEADERS))
                .requestTimeout(BODY_TIME)
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "deskhost.bareProblems", new BareProblems(problems))
                        .addAfter(NettyPipeline.HttpCodec, "deskhost.headDeadline", new HeadDeadline(headTime)));
    }

    @Override
    public void onApplicationEvent(ReactiveWebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** Where programs on this machine reach the API. */
    URI uri() {
        InetAddress bound = properties.address();
        InetAddress reachable = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        return URI.create("http://" + OriginCheck.literal(reachable) + ":" + port);
    }
}
