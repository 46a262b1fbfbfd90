package io.deskhost.peer;

import io.deskhost.message.SessionMessage;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one writer of a connection. Control messages are written at once, up to {@value #CONTROL_BYTES} bytes that wait:
 * a peer with more is too slow. Pictures wait here, one a display, and go one after the other: the next is handed to
 * the socket when the one before has been taken by the kernel. What describes a display keeps its place among them.
 *
 * <p>Confined to the connection's event loop.
 */
final class Outbox {

    private static final int CONTROL_BYTES = 1 << 20;

    private final Channel channel;
    private final MessageCodec codec;
    private final Runnable overflow;
    private final Deque<Entry> pictures = new ArrayDeque<>();
    private int controlBytes;
    private boolean writingPicture;
    private boolean acknowledging;
    private boolean unacknowledged;
    private long framesSent;
    private long bytesSent;
    private boolean closed;

    Outbox(Channel channel, MessageCodec codec, Runnable overflow) {
        this.channel = channel;
        this.codec = codec;
        this.overflow = overflow;
    }

    /** @param taken runs when it has left this queue, or was dropped */
    private record Entry(int display, boolean picture, ByteBuf payload, Runnable taken) {
    }

    /** The peer acknowledges pictures: none is sent before the last one is acknowledged. */
    void acknowledging() {
        acknowledging = true;
    }

    void say(SessionMessage message) {
        if (closed) {
            return;
        }
        ByteBuf payload = codec.encode(message, channel.alloc());
        int bytes = payload.readableBytes();
        controlBytes += bytes;
        if (controlBytes > CONTROL_BYTES) {
            payload.release();
            overflow.run();
            return;
        }
        bytesSent += bytes;
        channel.writeAndFlush(payload).addListener(_ -> controlBytes -= bytes);
    }

    /** Queues a picture; takes over its reference. Its bytes are shared with other viewers, its reader index is not. */
    void show(int display, ByteBuf payload, Runnable taken) {
        enqueue(new Entry(display, true, payload.duplicate(), taken));
    }

    /** Queues what has to keep its place among the pictures. */
    void sayInOrder(int display, SessionMessage message) {
        enqueue(new Entry(display, false, codec.encode(message, channel.alloc()), () -> { }));
    }

    /** Drops the waiting picture of a display; its room is free again. */
    void drop(int display) {
        pictures.removeIf(entry -> {
            boolean dropped = entry.picture && entry.display == display;
            if (dropped) {
                entry.payload.release();
                entry.taken.run();
            }
            return dropped;
        });
    }

    /** The peer has acknowledged, or took too long for it. */
    void acknowledged() {
        unacknowledged = false;
        pump();
    }

    boolean awaitsAcknowledgement() {
        return unacknowledged;
    }

    /** Payload bytes handed to the socket. */
    long bytesSent() {
        return bytesSent;
    }

    long framesSent() {
        return framesSent;
    }

    /** Writes a last message and nothing after it. */
    ChannelFuture last(SessionMessage message) {
        ChannelFuture written = channel.writeAndFlush(codec.encode(message, channel.alloc()));
        close();
        return written;
    }

    void close() {
        closed = true;
        pictures.forEach(entry -> entry.payload.release());
        pictures.clear();
    }

    private void enqueue(Entry entry) {
        if (closed) {
            entry.payload.release();
            return;
        }
        pictures.add(entry);
        pump();
    }

    private void pump() {
        while (!closed && !writingPicture && !pictures.isEmpty()) {
            if (pictures.peek().picture && unacknowledged) {
                return;
            }
            write(pictures.remove());
        }
    }

    private void write(Entry entry) {
        writingPicture = true;
        bytesSent += entry.payload.readableBytes();
        if (entry.picture) {
            unacknowledged = acknowledging;
            framesSent++;
        }
        channel.writeAndFlush(entry.payload).addListener(_ -> {
            writingPicture = false;
            pump();
        });
        entry.taken.run();
    }
}
