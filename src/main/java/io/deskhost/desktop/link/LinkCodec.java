package io.deskhost.desktop.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.Channel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.MessageToByteEncoder;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.util.List;
import java.util.function.Supplier;
import io.netty.channel.ChannelHandler;

/** Bytes to link messages and back: a length of 4 bytes, then the record. Pictures stay their writer's to release. */
final class LinkCodec {

    /** A key frame of 8K at the worst quantiser stays below. */
    private static final int LONGEST = 64 << 20;
    private static final RecordCodec<LinkMessage> RECORDS = new RecordCodec<>(LinkMessage.class);

    private LinkCodec() {
    }

    /** A pipeline that ends in the given handler. */
    static ChannelInitializer<Channel> pipeline(Supplier<ChannelHandler> handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(LONGEST, 0, 4, 0, 4), new Reader(),
                        new Writer(), handler.get());
            }
        };
    }

    private static final class Reader extends MessageToMessageDecoder<ByteBuf> {

        Reader() {
            super(ByteBuf.class);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf frame, List<Object> out) {
            out.add(RECORDS.read(frame));
        }
    }

    private static final class Writer extends MessageToByteEncoder<LinkMessage> {

        Writer() {
            super(LinkMessage.class);
        }

        @Override
        protected void encode(ChannelHandlerContext context, LinkMessage message, ByteBuf out) {
            int start = out.writerIndex();
            out.writeInt(0);
            RECORDS.write(message, out);
            out.setInt(start, out.writerIndex() - start - 4);
        }
    }
}
