package io.deskhost.testpeer;

import com.google.protobuf.ByteString;
import io.deskhost.wire.proto.Peer.DisplayInfo;
import io.deskhost.wire.proto.Peer.Hash;
import io.deskhost.wire.proto.Peer.IdPk;
import io.deskhost.wire.proto.Peer.LoginResponse;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.PeerInfo;
import io.deskhost.wire.proto.Peer.PublicKey;
import io.deskhost.wire.proto.Peer.SignedId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host of one conversation, which says what a test wants it to say: the client is what is tested. */
final class FakeHost implements AutoCloseable {

    static final String ID = "123456789";
    static final Hash HASH = Hash.newBuilder().setSalt("salt").setChallenge("challenge").build();
    static final Sodium.KeyPair LONG_TERM = Sodium.signingPair(Sodium.random(Sodium.KEY));

    private final ServerSocket listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fake-host").factory());
    private final Future<?> conversation;

    /** What the host does on a connection. */
    @FunctionalInterface
    interface Script {
        void with(FramedStream stream) throws IOException;
    }

    FakeHost(Script script) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        conversation = thread.submit(() -> {
            try (Socket socket = listener.accept(); FramedStream stream = new FramedStream(socket)) {
                script.with(stream);
            }
            return null;
        });
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    Road road() {
        return Road.clear(address());
    }

    /** Waits until the script is through and gives its failure on. */
    void finished() throws Exception {
        try {
            conversation.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        } catch (TimeoutException late) {
            throw new IllegalStateException("the host is still talking", late);
        }
    }

    static Message hash() {
        return Message.newBuilder().setHash(HASH).build();
    }

    static Message refused(String error) {
        return Message.newBuilder().setLoginResponse(LoginResponse.newBuilder().setError(error)).build();
    }

    static Message accepted(int width, int height) {
        return Message.newBuilder().setLoginResponse(LoginResponse.newBuilder().setPeerInfo(PeerInfo.newBuilder()
                .setUsername("user").setHostname("office-pc").setPlatform("Linux").setVersion("1.4.9")
                .addDisplays(DisplayInfo.newBuilder().setWidth(width).setHeight(height).setName("screen")
                        .setOnline(true)))).build();
    }

    static void say(FramedStream stream, Message message) throws IOException {
        stream.send(message.toByteArray());
    }

    /** The next message, {@link IOException} where the client has gone. */
    static Message listen(FramedStream stream) throws IOException {
        return Message.parseFrom(Optional.ofNullable(stream.receive())
                .orElseThrow(() -> new IOException("the client has gone")));
    }

    /** Opens the conversation and waits for a login. */
    static Message opening(FramedStream stream) throws IOException {
        say(stream, hash());
        return listen(stream);
    }

    /** Reads until the client closes. */
    static void drain(FramedStream stream) throws IOException {
        byte[] payload = stream.receive();
        while (payload != null) {
            payload = stream.receive();
        }
    }

    /** The host's half of the handshake; afterwards the stream is sealed. */
    static void seal(FramedStream stream) throws IOException {
        Sodium.KeyPair offered = Sodium.boxPair(Sodium.random(Sodium.KEY));
        offer(stream, offered);
        PublicKey answer = listen(stream).getPublicKey();
        stream.seal(Sodium.openBox(answer.getSymmetricValue().toByteArray(), new byte[Sodium.NONCE],
                answer.getAsymmetricValue().toByteArray(), offered.secretKey()));
    }

    static void offer(FramedStream stream, Sodium.KeyPair offered) throws IOException {
        ByteString key = ByteString.copyFrom(offered.publicKey());
        byte[] offer = IdPk.newBuilder().setId(ID).setPk(key).build().toByteArray();
        say(stream, Message.newBuilder().setSignedId(SignedId.newBuilder()
                .setId(ByteString.copyFrom(Sodium.sign(offer, LONG_TERM.secretKey())))).build());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        thread.shutdownNow();
    }
}
