package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/** Finds out whether an X server lets us in, by the opening of the X11 protocol in plain Java; nothing native. */
final class DisplayProbe {

    private static final int TIMEOUT_SECONDS = 3;
    private static final int TCP_BASE = 6000;
    private static final byte[] NONE = {};

    /** What knocking at an X server brings. */
    sealed interface Result {
        /**
         * @param cookie that opened it; empty where none is needed
         * @param owner  the user that the X server runs as, where the system tells
         */
        record Opened(Optional<Xauthority.Entry> cookie, Optional<String> owner) implements Result {}
        record Refused(String reason) implements Result {}
    }

    private DisplayProbe() {
    }

    /** Tries the cookies that may fit, then none. */
    static Result open(DisplayName display, List<Xauthority.Entry> entries) {
        List<Xauthority.Entry> fitting = entries.stream().filter(entry -> entry.fits(display.number()))
                .sorted(Comparator.comparing(entry -> !entry.address().equals(ownName()))).toList();
        for (Xauthority.Entry entry : fitting) {
            if (knock(display, Optional.of(entry)) instanceof Result.Opened opened) {
                return opened;
            }
        }
        return knock(display, Optional.empty());
    }

    private static Result knock(DisplayName display, Optional<Xauthority.Entry> cookie) {
        SocketAddress address = addressOf(display);
        try (SocketChannel channel = connect(address)) {
            channel.write(opening(cookie));
            ByteBuffer head = read(channel, 8);
            if (head.get(0) == 1) {
                return new Result.Opened(cookie, owner(channel, display));
            }
            String reason = StandardCharsets.ISO_8859_1.decode(read(channel, head.get(1) & 0xFF)).toString().strip();
            return new Result.Refused(reason.isEmpty() ? "access denied" : reason);
        } catch (IOException e) {
            return new Result.Refused(address + ": " + Optional.ofNullable(e.getMessage()).orElse("no answer"));
        }
    }

    private static SocketAddress addressOf(DisplayName display) {
        return display.isLocal()
                ? UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + display.number()))
                : new InetSocketAddress(display.host(), TCP_BASE + display.number());
    }

    /** The channel is closed under a server that does not answer in time. */
    private static SocketChannel connect(SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress inet && inet.isUnresolved()) {
            throw new IOException("unknown host");
        }
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS).execute(() -> closeQuietly(channel));
        try {
            channel.connect(address);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // it was being closed anyway
        }
    }

    /** <pre>'l' | 0 | 11 (2) | 0 (2) | length of protocol (2) | of cookie (2) | 0 (2) | both, padded to 4</pre> */
    private static ByteBuffer opening(Optional<Xauthority.Entry> entry) {
        byte[] protocol = entry.map(found -> found.protocol().getBytes(StandardCharsets.ISO_8859_1)).orElse(NONE);
        byte[] cookie = entry.map(Xauthority.Entry::cookie).orElse(NONE);
        ByteBuffer out = ByteBuffer.allocate(12 + padded(protocol.length) + padded(cookie.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
        out.putShort((short) protocol.length).putShort((short) cookie.length).putShort((short) 0);
        out.put(protocol).position(12 + padded(protocol.length));
        return out.put(cookie).rewind();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new IOException("the X server hung up");
            }
        }
        return in.flip();
    }

    private static Optional<String> owner(SocketChannel channel, DisplayName display) throws IOException {
        return display.isLocal()
                ? Optional.of(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName())
                : Optional.empty();
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
