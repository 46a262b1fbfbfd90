package io.deskhost.admin;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;

/**
 * Gives a problem to each error that leaves the server without a body: heads that are too long or broken, paths that
 * are no paths, and what the actuator answers bare. Stands next to the codec.
 */
final class BareProblems extends ChannelOutboundHandlerAdapter {

    private final Problems problems;

    BareProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && response.status().code() >= 400
                && !response.content().isReadable()) {
            ctx.write(filled(response), promise);
        } else {
            ctx.write(message, promise);
        }
    }

    private FullHttpResponse filled(FullHttpResponse bare) {
        byte[] body = problems.body(Problem.of(ProblemType.of(bare.status().code())), "");
        FullHttpResponse filled = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(),
                Unpooled.wrappedBuffer(body), bare.headers(), bare.trailingHeaders());
        bare.release();
        filled.headers().set(HttpHeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        SafeHeaders.ALL.forEach((name, value) -> filled.headers().set(name, value));
        return filled;
    }
}
