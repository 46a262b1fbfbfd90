package io.deskhost.platform.x11;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A TCP display that passes everything to a real X server, and hangs up after so many bytes of the server beyond its
 * answer to the setup of the connection (8 bytes, the last two of which count the words that follow).
 */
final class CutConnection implements Closeable {

    private static final int FIRST_PORT = 6000;

    private final ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
    private final UnixDomainSocketAddress server;
    private volatile int after;

    CutConnection(String display) throws IOException {
        server = UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + display.substring(1));
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    String display() throws IOException {
        return "127.0.0.1:" + (((InetSocketAddress) listener.getLocalAddress()).getPort() - FIRST_PORT);
    }

    void after(int bytes) {
        after = bytes;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                SocketChannel x = SocketChannel.open(server);
                Thread.ofVirtual().start(() -> pass(client, x));
                int limit = after;
                Thread.ofVirtual().start(() -> answer(x, client, limit));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void answer(SocketChannel from, SocketChannel to, int limit) {
        try (from; to) {
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            while (head.hasRemaining() && from.read(head) >= 0) {
                // until it is whole
            }
            int left = 4 * Short.toUnsignedInt(head.getShort(6)) + limit;
            to.write(head.flip());
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (left > 0 && from.read(buffer.clear().limit(Math.min(left, buffer.capacity()))) >= 0) {
                left -= buffer.position();
                to.write(buffer.flip());
            }
        } catch (IOException _) {
            // either side has hung up
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        try (from; to) {
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (from.read(buffer.clear()) >= 0) {
                to.write(buffer.flip());
            }
        } catch (IOException _) {
            // either side has hung up
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
