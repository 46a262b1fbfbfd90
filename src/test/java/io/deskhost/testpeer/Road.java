package io.deskhost.testpeer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A way to a host: straight to its port in clear, as stock clients dial an address, or sealed by the handshake. */
public sealed interface Road {

    /** Longest wait for a connection, and for each step of the handshake. */
    int PATIENCE_MILLIS = 18_000;

    InetSocketAddress address();

    /** Straight to the port; nothing is sealed. */
    record Clear(InetSocketAddress address) implements Road {
    }

    /**
     * Sealed by the handshake.
     *
     * @param hostId  the id that the host must call itself
     * @param hostKey the Ed25519 key that must have signed it, 32 bytes
     * @param reply   how we answer it
     */
    record Sealed(InetSocketAddress address, String hostId, byte[] hostKey, HandshakeReply reply) implements Road {

        /** The same road with a client that answers in another way. */
        public Sealed answering(HandshakeReply other) {
            return new Sealed(address, hostId, hostKey, other);
        }
    }

    static Road clear(String host, int port) {
        return new Clear(new InetSocketAddress(host, port));
    }

    static Road clear(InetSocketAddress address) {
        return new Clear(address);
    }

    static Sealed sealed(InetSocketAddress address, String hostId, byte[] hostKey) {
        return new Sealed(address, hostId, hostKey, HandshakeReply.PROPER);
    }

    /** A connection on this road, past its handshake. */
    default FramedStream dial(PeerOptions options) throws IOException {
        FramedStream stream = new FramedStream(connect(address(), options));
        try {
            if (this instanceof Sealed sealed) {
                stream.patience(PATIENCE_MILLIS);
                new Handshake(sealed.hostId(), sealed.hostKey()).complete(stream, sealed.reply());
                stream.patience(0);
            }
            return stream;
        } catch (IOException | RuntimeException failure) {
            stream.close();
            throw failure;
        }
    }

    private static Socket connect(InetSocketAddress address, PeerOptions options) throws IOException {
        Socket socket = new Socket();
        try {
            if (options.receiveBuffer() > 0) {
                socket.setReceiveBufferSize(options.receiveBuffer());
            }
            if (!options.source().isEmpty()) {
                socket.bind(new InetSocketAddress(options.source(), 0));
            }
            socket.connect(address, PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
