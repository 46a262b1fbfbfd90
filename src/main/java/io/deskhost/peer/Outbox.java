package io.deskhost.peer;

import io.deskhost.message.SessionMessage;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a connection. Control messages are written at once, up to {@value #CONTROL_BYTES} bytes that wait
 * ({@value #STRANGERS_BYTES} of a stranger), what they cost in the queue included: a peer with more is too slow.
 * Pictures wait here, one a display, and go one after the other: the next is handed to the socket when the one before
 * has been taken by the kernel. What describes a display keeps its place among them; what may wait goes when no
 * picture does, or once {@value #MOST_PASSING} pictures have passed by.
 *
 * <p>Confined to the connection's event loop.
 */
final class Outbox {

    private static final int CONTROL_BYTES = 1 << 20;
    private static final int STRANGERS_BYTES = 64 << 10;
    /** Buffer, promise and entry of a message that waits. */
    private static final int EACH = 512;
    private static final int MOST_PASSING = 8;
    private static final int NO_DISPLAY = -1;
    private static final Runnable NOTHING = () -> { };

    private final Channel channel;
    private final MessageCodec codec;
    private final Duration patience;
    private final Runnable overflow;
    private final Deque<Entry> pictures = new ArrayDeque<>();
    private int controlLimit = STRANGERS_BYTES;
    private final Deque<Entry> later = new ArrayDeque<>();
    private int passedBy;
    private int controlBytes;
    private boolean writingPicture;
    private boolean acknowledging;
    private boolean unacknowledged;
    private @Nullable SessionMessage latest;
    private boolean writingLatest;
    private long framesSent;
    private long bytesSent;
    private boolean closed;

    /**
     * @param patience for the acknowledgement of a picture, where the peer sends them
     * @param overflow runs when more waits than may
     */
    Outbox(Channel channel, MessageCodec codec, Duration patience, Runnable overflow) {
        this.channel = channel;
        this.codec = codec;
        this.patience = patience;
        this.overflow = overflow;
    }

    /**
     * @param taken   runs when it has left this queue, or was dropped
     * @param written runs when the kernel has taken it
     */
    private record Entry(int display, boolean picture, ByteBuf payload, Runnable taken, Runnable written) {
    }

    /** The peer acknowledges pictures: none is sent before the last one is acknowledged, or time for it is over. */
    void acknowledging() {
        acknowledging = true;
    }

    /** The peer is no stranger any more. */
    void admitted() {
        controlLimit = CONTROL_BYTES;
    }

    void say(SessionMessage message) {
        if (closed) {
            return;
        }
        ByteBuf payload = codec.encode(message, channel.alloc());
        if (hasRoomFor(payload)) {
            writeControl(payload);
        }
    }

    /** Says what a later one makes worthless: at most one is on its way, and the latest waits for it. */
    void sayLatest(SessionMessage message) {
        latest = message;
        if (!writingLatest) {
            writeLatest();
        }
    }

    void forgetLatest() {
        latest = null;
    }

    private void writeLatest() {
        SessionMessage message = latest;
        latest = null;
        writingLatest = false;
        if (message == null || closed) {
            return;
        }
        ByteBuf payload = codec.encode(message, channel.alloc());
        if (hasRoomFor(payload)) {
            writingLatest = true;
            writeControl(payload).addListener(_ -> writeLatest());
        }
    }

    private boolean hasRoomFor(ByteBuf payload) {
        controlBytes += payload.readableBytes() + EACH;
        if (controlBytes <= controlLimit) {
            return true;
        }
        payload.release();
        overflow.run();
        return false;
    }

    private ChannelFuture writeControl(ByteBuf payload) {
        int bytes = payload.readableBytes();
        bytesSent += bytes;
        return channel.writeAndFlush(payload).addListener(_ -> controlBytes -= bytes + EACH);
    }

    /** Queues a picture; takes over its reference. Its bytes are shared with other viewers, its indices are not. */
    void show(int display, ByteBuf payload, Runnable taken) {
        enqueue(new Entry(display, true, payload.duplicate(), taken, NOTHING));
    }

    /** Queues what has to keep its place among the pictures. */
    void sayInOrder(int display, SessionMessage message) {
        if (closed) {
            return;
        }
        ByteBuf payload = codec.encode(message, channel.alloc());
        if (hasRoomFor(payload)) {
            enqueue(new Entry(display, false, payload, NOTHING, NOTHING));
        }
    }

    /** Queues what is large and may wait. Who says it waits, too, before it says more. @param written it has gone */
    void sayLater(SessionMessage message, Runnable written) {
        if (!closed) {
            later.add(new Entry(NO_DISPLAY, false, codec.encode(message, channel.alloc()), NOTHING, written));
            pump();
        }
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

    /** The peer has acknowledged a picture. */
    void acknowledged() {
        unacknowledged = false;
        pump();
    }

    private void awaitAcknowledgement() {
        unacknowledged = true;
        long awaited = framesSent;
        channel.eventLoop().schedule(() -> {
            if (awaited == framesSent) {
                acknowledged();
            }
        }, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    long framesSent() {
        return framesSent;
    }

    /** Bytes of messages, without headers and seals. */
    long bytesSent() {
        return bytesSent;
    }

    /** Writes a last message and nothing after it. */
    ChannelFuture last(SessionMessage message) {
        ChannelFuture written = channel.writeAndFlush(codec.encode(message, channel.alloc()));
        close();
        return written;
    }

    void close() {
        closed = true;
        for (Deque<Entry> queue : List.of(pictures, later)) {
            queue.forEach(entry -> entry.payload.release());
            queue.clear();
        }
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
        for (Entry next = next(); next != null; next = next()) {
            write(next);
        }
    }

    private @Nullable Entry next() {
        if (closed || writingPicture) {
            return null;
        }
        Entry first = pictures.peek();
        boolean goes = first != null && !(first.picture && unacknowledged);
        if (!later.isEmpty() && (!goes || passedBy >= MOST_PASSING)) {
            passedBy = 0;
            return later.remove();
        }
        passedBy = later.isEmpty() ? 0 : passedBy + 1;
        return goes ? pictures.remove() : null;
    }

    private void write(Entry entry) {
        writingPicture = true;
        written(entry).addListener(_ -> {
            writingPicture = false;
            entry.written.run();
            pump();
        });
        entry.taken.run();
    }

    private ChannelFuture written(Entry entry) {
        if (entry.display == NO_DISPLAY) {
            bytesSent += entry.payload.readableBytes();
            return channel.writeAndFlush(entry.payload);
        }
        return entry.picture ? writePicture(entry.payload) : writeControl(entry.payload);
    }

    private ChannelFuture writePicture(ByteBuf payload) {
        framesSent++;
        bytesSent += payload.readableBytes();
        if (acknowledging) {
            awaitAcknowledgement();
        }
        return channel.writeAndFlush(payload);
    }
}
