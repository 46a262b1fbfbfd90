package io.deskhost.testpeer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Frames over one TCP connection, sealed once a key is agreed. One thread reads; writers take turns. */
final class FramedStream implements AutoCloseable {

    private static final int READ_AHEAD = 1 << 16;

    private final Socket socket;
    private final HeldInput held;
    private final InputStream in;
    private @Nullable Seal outgoing;
    private @Nullable Seal incoming;

    FramedStream(Socket socket) throws IOException {
        this.socket = socket;
        this.held = new HeldInput(socket.getInputStream());
        this.in = new BufferedInputStream(held, READ_AHEAD);
    }

    /** Everything from here on is sealed, in both directions. */
    synchronized void seal(byte[] sessionKey) {
        outgoing = new Seal(sessionKey);
        incoming = new Seal(sessionKey);
    }

    synchronized boolean sealed() {
        return outgoing != null;
    }

    synchronized void send(byte[] payload) throws IOException {
        socket.getOutputStream().write(Framing.frame(outgoing == null ? payload : outgoing.close(payload)));
    }

    /** Bytes past framing and seal. */
    synchronized void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next opened payload, {@code null} at the end of the stream. */
    byte @Nullable [] receive() throws IOException {
        byte[] payload = Framing.read(in);
        Seal seal = incoming();
        return payload == null || seal == null ? payload : seal.open(payload);
    }

    /** Takes nothing more from the socket. */
    void hold() {
        held.hold();
    }

    void resume() {
        held.resume();
    }

    /** How long {@link #receive} may wait; 0 is for ever. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Says that nothing more will be sent; what the host sends is still read. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes by a reset, as a client does whose machine lost its power. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private synchronized @Nullable Seal incoming() {
        return incoming;
    }
}
