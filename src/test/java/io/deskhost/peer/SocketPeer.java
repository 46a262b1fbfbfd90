package io.deskhost.peer;

import io.deskhost.message.ControlMessage;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginAccepted;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SessionRequest;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.testing.Soon;
import io.deskhost.wire.MessageCodec;
import io.deskhost.wire.UnreadableMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** A peer in clear that does nothing by itself but answer probes, and keeps all that it hears as records. */
final class SocketPeer implements AutoCloseable {

    /** How a stream may end. */
    enum End {
        CLOSED, CUT, RESET, UNREADABLE
    }

    static final String ID = "900000001";

    private static final MessageCodec CODEC = new MessageCodec();

    private final Socket socket = new Socket();
    private final List<SessionMessage> heard = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean echoing = true;
    private volatile Optional<End> end = Optional.empty();
    private volatile long endedAt;

    SocketPeer(InetSocketAddress address) {
        this(address, 0);
    }

    /** @param receiveBuffer bytes, 0 = as the system likes */
    SocketPeer(InetSocketAddress address, int receiveBuffer) {
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(address, 10_000);
            socket.setTcpNoDelay(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofPlatform().daemon().name("socket-peer").start(this::read);
    }

    /** Probes are not answered from now on. */
    SocketPeer mute() {
        echoing = false;
        return this;
    }

    /** Reads no more until {@link #resume}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void resume() {
        gate.countDown();
    }

    // Talking

    void say(SessionMessage message) {
        ByteBuf payload = CODEC.encode(message, UnpooledByteBufAllocator.DEFAULT);
        frame(ByteBufUtil.getBytes(payload));
        payload.release();
    }

    void frame(byte[] payload) {
        ByteBuf frame = Unpooled.buffer();
        header(frame, payload.length);
        frame.writeBytes(payload);
        raw(ByteBufUtil.getBytes(frame));
    }

    synchronized void raw(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void header(ByteBuf frame, int length) {
        int size = length < 1 << 6 ? 1 : length < 1 << 14 ? 2 : 3;
        int value = length << 2 | size - 1;
        for (int i = 0; i < size; i++) {
            frame.writeByte(value >>> 8 * i);
        }
    }

    // Logging in

    Hash hash() {
        return await(Hash.class);
    }

    /** Logs in for a desktop with the password of {@link PeerHost}, and waits until it is in. */
    SocketPeer login() {
        return login(request());
    }

    SocketPeer login(LoginRequest request) {
        say(request);
        await(LoginAccepted.class);
        await(ControlMessage.PermissionInfo.class);
        return this;
    }

    LoginError refused(LoginRequest request) {
        int before = heard(LoginError.class).size();
        say(request);
        return await(LoginError.class, before + 1);
    }

    LoginRequest request() {
        return request(PeerHost.PASSWORD, new SessionRequest.Desktop(), "1.4.9", false, Optional.empty());
    }

    LoginRequest request(String password) {
        return request(password, new SessionRequest.Desktop(), "1.4.9", false, Optional.empty());
    }

    LoginRequest request(SessionOptions options) {
        return request(PeerHost.PASSWORD, new SessionRequest.Desktop(), "1.4.9", false, Optional.of(options));
    }

    LoginRequest request(String version, boolean acknowledges) {
        return request(PeerHost.PASSWORD, new SessionRequest.Desktop(), version, acknowledges, Optional.empty());
    }

    LoginRequest request(String password, SessionRequest session, String version, boolean acknowledges,
                         Optional<SessionOptions> options) {
        Octets proof = password.isEmpty() ? Octets.EMPTY : proof(password, hash());
        return new LoginRequest(PeerHost.HOST_ID, proof, ID, "socket peer", options, session, acknowledges, 7,
                version, Optional.empty(), "Linux", Octets.EMPTY, "");
    }

    static Octets proof(String password, Hash hash) {
        return Octets.of(digest(digest(utf8(password), utf8(hash.salt())), utf8(hash.challenge())));
    }

    private static byte[] digest(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Listening

    List<SessionMessage> heard() {
        return List.copyOf(heard);
    }

    <T extends SessionMessage> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All but probes. */
    List<SessionMessage> words() {
        return heard.stream().filter(message -> !(message instanceof ProbeMessage)).toList();
    }

    <T extends SessionMessage> T await(Class<T> kind) {
        return await(kind, 1);
    }

    /** The message of this kind and number, counted from 1. */
    <T extends SessionMessage> T await(Class<T> kind, int number) {
        Soon.until(() -> heard(kind).size() >= number || end.isPresent() && number > 0);
        List<T> some = heard(kind);
        if (some.size() < number) {
            throw new AssertionError("the stream ended (" + end + ") after " + heard());
        }
        return some.get(number - 1);
    }

    boolean heardSuch(Predicate<SessionMessage> wanted) {
        return heard.stream().anyMatch(wanted);
    }

    /** All that was asked before has been answered: a probe of our own has come back. */
    void settle() {
        long time = System.nanoTime();
        say(new ProbeMessage(time, true, 0, 0));
        Soon.until(() -> heard(ProbeMessage.class).stream().anyMatch(echo -> echo.time() == time));
    }

    /** Content of the pictures, in order. */
    List<byte[]> pictures() {
        return heard(VideoFrame.class).stream().map(frame -> ByteBufUtil.getBytes(frame.data())).toList();
    }

    byte[] awaitPicture(int number) {
        await(VideoFrame.class, number);
        return pictures().get(number - 1);
    }

    /** Pictures and geometries as the peer got them, such as {@code switch1 key1 delta1}. */
    List<String> stream() {
        return heard.stream().<String>mapMulti((message, out) -> {
            if (message instanceof VideoFrame frame) {
                out.accept((frame.key() ? "key" : "delta") + frame.display());
            } else if (message instanceof SwitchDisplay geometry) {
                out.accept("switch" + geometry.display());
            }
        }).toList();
    }

    Optional<End> end() {
        return end;
    }

    End awaitEnd() {
        Soon.until(() -> end.isPresent());
        return end.orElseThrow();
    }

    /** {@link System#nanoTime()} of the end. */
    long endedAt() {
        return endedAt;
    }

    @Override
    public void close() {
        resume();
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        End reason = End.CLOSED;
        try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
            for (int first = in.read(); first >= 0; first = in.read()) {
                gate.await();
                hear(payload(first, in));
            }
        } catch (EOFException cut) {
            reason = End.CUT;
        } catch (UnreadableMessage unreadable) {
            reason = End.UNREADABLE;
        } catch (SocketException failure) {
            reason = String.valueOf(failure.getMessage()).contains("reset") ? End.RESET : End.CLOSED;
        } catch (IOException | InterruptedException failure) {
            reason = End.CUT;
        } finally {
            endedAt = System.nanoTime();
            end = Optional.of(reason);
        }
    }

    private static byte[] payload(int first, DataInputStream in) throws IOException {
        int header = first;
        for (int i = 1; i <= (first & 3); i++) {
            header |= in.readUnsignedByte() << 8 * i;
        }
        byte[] payload = new byte[header >>> 2];
        in.readFully(payload);
        return payload;
    }

    private void hear(byte[] payload) throws UnreadableMessage {
        SessionMessage message = CODEC.decode(Unpooled.wrappedBuffer(payload));
        if (echoing && message instanceof ProbeMessage probe && !probe.fromClient()) {
            echo(probe);
        }
        heard.add(message instanceof VideoFrame frame ? kept(frame) : message);
    }

    /** A picture that nobody has to release. */
    private static VideoFrame kept(VideoFrame frame) {
        byte[] data = ByteBufUtil.getBytes(frame.data());
        frame.data().release();
        return new VideoFrame(frame.codec(), frame.display(), frame.key(), frame.pts(), Unpooled.wrappedBuffer(data));
    }

    private void echo(ProbeMessage probe) {
        try {
            say(probe);
        } catch (UncheckedIOException gone) {
            echoing = false;
        }
    }
}
