package io.deskhost.wire;

import com.google.protobuf.CodedOutputStream;
import io.deskhost.wire.proto.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A built message as bytes, in a buffer of exactly its size. */
final class MessageBytes {

    private MessageBytes() {
    }

    static ByteBuf of(Peer.Message message, ByteBufAllocator allocator) {
        var size = message.getSerializedSize();
        var bytes = allocator.buffer(size, size);
        try {
            var output = CodedOutputStream.newInstance(bytes.internalNioBuffer(0, size));
            message.writeTo(output);
            output.flush();
            return bytes.writerIndex(size);
        } catch (IOException impossible) {
            bytes.release();
            throw new UncheckedIOException(impossible);
        }
    }

    /** An envelope around one of the small messages. */
    static Peer.Message misc(Consumer<Peer.Misc.Builder> fill) {
        var message = Peer.Message.newBuilder();
        fill.accept(message.getMiscBuilder());
        return message.build();
    }
}
