package io.deskhost.testpeer;

import com.google.protobuf.ByteString;
import io.deskhost.wire.proto.Peer.CaptureDisplays;
import io.deskhost.wire.proto.Peer.Hash;
import io.deskhost.wire.proto.Peer.LoginRequest;
import io.deskhost.wire.proto.Peer.LoginResponse;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.Misc;
import io.deskhost.wire.proto.Peer.OptionMessage;
import io.deskhost.wire.proto.Peer.SupportedDecoding;
import io.deskhost.wire.proto.Peer.SwitchDisplay;
import io.deskhost.wire.proto.Peer.TestDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A client of a host. It reads on a thread of its own, answers probes, decodes what it is shown and remembers all
 * that it heard. Any thread may talk; what cannot be sent is an {@link UncheckedIOException}.
 */
public final class TestPeer implements AutoCloseable {

    /** Longer than any answer of a host in order takes on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    private final FramedStream stream;
    private final PeerOptions options;
    private final String dialled;
    private final long sessionId = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final HeardLog log = new HeardLog();
    private final Set<VideoCodec> decoders;
    private final Viewer viewer;
    private final PeerReader reader;
    private final PeerKeyboard keyboard = new PeerKeyboard(this::send);
    private final PeerPointer pointer = new PeerPointer(this::send);

    private TestPeer(FramedStream stream, PeerOptions options, String dialled) {
        this.stream = stream;
        this.options = options;
        this.dialled = options.dialled().isEmpty() ? dialled : options.dialled();
        this.decoders = Collections.synchronizedSet(EnumSet.copyOf(options.decoders()));
        this.viewer = new Viewer(decoders, options.keepMedia(), new Wishes());
        this.reader = new PeerReader(stream, log, viewer, options);
    }

    /** Connects in clear to a host's own port, as stock clients do with an address. */
    public static TestPeer connect(String host, int port, PeerOptions options) throws IOException {
        return connect(Road.clear(host, port), options);
    }

    public static TestPeer connect(Road road, PeerOptions options) throws IOException {
        String name = road.address().getAddress().getHostAddress() + ":" + road.address().getPort();
        TestPeer peer = new TestPeer(road.dial(options), options,
                road instanceof Road.Sealed sealed ? sealed.hostId() : name);
        peer.reader.start();
        return peer;
    }

    // Logging in

    /** The host's opening message. */
    public Hash hash() {
        return expect(Message::hasHash, PATIENCE, 0).getHash();
    }

    /** Logs in for remote control; {@code null} gives no password, as a client does that asks its user first. */
    public LoginResult login(@Nullable String password) {
        return login(password, request -> request);
    }

    /** Logs in with a request that is changed before it is sent. */
    public LoginResult login(@Nullable String password, UnaryOperator<LoginRequest.Builder> changed) {
        LoginRequest request = changed.apply(loginRequest(password)).build();
        return login(request, PATIENCE);
    }

    public LoginResult login(LoginRequest request, Duration timeout) {
        int mark = mark();
        send(Message.newBuilder().setLoginRequest(request).build());
        return loginResult(timeout, mark);
    }

    /** The answer to a login sent after {@code mark}, also one that comes later than its request could wait. */
    public LoginResult loginResult(Duration timeout, int mark) {
        Optional<Heard> answer = log.await(Message::hasLoginResponse, timeout, mark);
        return answer.map(heard -> result(heard.message().getLoginResponse())).orElseGet(() -> log.end()
                .<LoginResult>map(LoginResult.Ended::new).orElseGet(LoginResult.Silence::new));
    }

    /** A request for remote control with a proof of this password, or without one. */
    public LoginRequest.Builder loginRequest(@Nullable String password) {
        byte[] proof = password == null ? new byte[0] : PasswordProof.of(password, hash());
        return LoginRequest.newBuilder()
                .setUsername(dialled).setPassword(ByteString.copyFrom(proof))
                .setMyId(options.myId()).setMyName(options.myName()).setMyPlatform(options.platform())
                .setVersion(options.version()).setSessionId(sessionId).setVideoAckRequired(options.ack())
                .setOption(OptionMessage.newBuilder().setSupportedDecoding(decoding()));
    }

    private SupportedDecoding decoding() {
        return VideoCodec.abilities(decoders, options.preferred());
    }

    private static LoginResult result(LoginResponse response) {
        return response.hasPeerInfo() ? new LoginResult.Accepted(response.getPeerInfo())
                : new LoginResult.Refused(response.getError(), response.getEnableTrustedDevices());
    }

    // Talking

    public void send(Message message) {
        sendFrame(message.toByteArray());
    }

    /** One frame with this payload, sealed where the road is. */
    public void sendFrame(byte[] payload) {
        trying(() -> stream.send(payload));
    }

    /** Bytes past framing and seal. */
    public void sendRaw(byte[] bytes) {
        trying(() -> stream.sendRaw(bytes));
    }

    public void misc(Consumer<Misc.Builder> filled) {
        Misc.Builder misc = Misc.newBuilder();
        filled.accept(misc);
        send(Message.newBuilder().setMisc(misc).build());
    }

    public void option(Consumer<OptionMessage.Builder> filled) {
        OptionMessage.Builder option = OptionMessage.newBuilder();
        filled.accept(option);
        misc(misc -> misc.setOption(option));
    }

    /** Asks for a key frame; deltas are thrown away until it comes. */
    public void refresh(int display) {
        viewer.refreshing(display);
        misc(misc -> misc.setRefreshVideoDisplay(display));
    }

    /** Shows another display as a client does: switch, capture only it, ask for a key frame. */
    public void switchDisplay(int display) {
        viewer.look(display);
        misc(misc -> misc.setSwitchDisplay(SwitchDisplay.newBuilder().setDisplay(display)));
        misc(misc -> misc.setCaptureDisplays(CaptureDisplays.newBuilder().addSet(display)));
        refresh(display);
    }

    /** A probe of our own, which the host has to send back. */
    public void probe(long time) {
        send(Message.newBuilder().setTestDelay(TestDelay.newBuilder().setTime(time).setFromClient(true)).build());
    }

    public PeerKeyboard keyboard() {
        return keyboard;
    }

    public PeerPointer pointer() {
        return pointer;
    }

    // Behaving

    /** Reads nothing more, as a client does behind a stuck line; what the line holds stays there. */
    public void hold() {
        stream.hold();
    }

    /** Reads on. */
    public void resume() {
        stream.resume();
    }

    /** Whether probes are answered from now on. */
    public void echo(boolean answered) {
        reader.echo(answered);
    }

    /** Whether frames are acknowledged from now on. */
    public void acknowledge(boolean acknowledged) {
        reader.acknowledge(acknowledged);
    }

    // Listening

    /** The place behind all that was heard: what is waited for from a mark on was not said before. */
    public int mark() {
        return log.mark();
    }

    public List<Heard> heard() {
        return log.since(0);
    }

    public List<Heard> heardSince(int mark) {
        return log.since(mark);
    }

    /** Frames that were no message. */
    public int unreadableCount() {
        return log.unreadableCount();
    }

    /** The first wanted message of the whole session, waited for if need be; {@link Silent} if it does not come. */
    public Message expect(Predicate<Message> wanted, Duration timeout) {
        return expect(wanted, timeout, 0);
    }

    /** The first wanted message after a mark, waiting for it if need be; {@link Silent} if it does not come. */
    public Message expect(Predicate<Message> wanted, Duration timeout, int mark) {
        return log.await(wanted, timeout, mark).map(Heard::message).orElseThrow(
                () -> new Silent("nothing of the kind within " + timeout + "; " + log.summary(mark)));
    }

    /** The first wanted message inside {@code misc} after a mark. */
    public Misc expectMisc(Predicate<Misc> wanted, Duration timeout, int mark) {
        return expect(message -> message.hasMisc() && wanted.test(message.getMisc()), timeout, mark).getMisc();
    }

    /** All that was heard after a mark, once it is enough or the time or the stream is over. */
    public List<Heard> hearUntil(Predicate<List<Heard>> enough, Duration timeout, int mark) {
        return log.awaitAll(enough, timeout, mark);
    }

    /** Whether a message stays out for a time. */
    public boolean staysSilent(Predicate<Message> about, Duration time, int mark) {
        return log.await(about, time, mark).isEmpty();
    }

    /** How the stream ended, empty while it has not. */
    public Optional<EndReason> endReason() {
        return log.end();
    }

    /** Waits for the end of the stream; empty where it does not end in time. */
    public Optional<EndReason> awaitEnd(Duration timeout) {
        return log.awaitEnd(timeout);
    }

    public Viewer viewer() {
        return viewer;
    }

    public PeerStats stats() {
        return PeerStats.of(log, viewer);
    }

    public boolean sealed() {
        return stream.sealed();
    }

    public long sessionId() {
        return sessionId;
    }

    // Leaving

    /** Says nothing more, but listens on. */
    public void finish() {
        trying(stream::finish);
    }

    /** Is gone by a reset, without a word. */
    public void vanish() {
        reader.leaving();
        trying(stream::abort);
        viewer.close();
    }

    /** Says goodbye as a stock client does. */
    public void sayGoodbye(String reason) {
        misc(misc -> misc.setCloseReason(reason));
    }

    /** Says goodbye, if there is still somebody to say it to, and closes. */
    @Override
    public void close() {
        if (log.end().isEmpty()) {
            reader.leaving();
            try {
                stream.send(Message.newBuilder().setMisc(Misc.newBuilder().setCloseReason("")).build().toByteArray());
            } catch (IOException gone) {
                log.ended(EndReason.LEFT);
            }
        }
        stream.resume();
        trying(stream::close);
        reader.join();
        viewer.close();
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    private static void trying(Sending sending) {
        try {
            sending.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the viewer wants the host to know. A host that has gone is noticed by the reader. */
    private final class Wishes implements ViewerEvents {

        @Override
        public void taken() {
            if (reader.acknowledges()) {
                tell(misc -> misc.setVideoReceived(true));
            }
        }

        @Override
        public void broken(int display) {
            viewer.refreshing(display);
            tell(misc -> misc.setRefreshVideoDisplay(display));
        }

        @Override
        public void cannotDecode(VideoCodec codec) {
            decoders.remove(codec);
            tell(misc -> misc.setOption(OptionMessage.newBuilder().setSupportedDecoding(decoding())));
        }

        private void tell(Consumer<Misc.Builder> filled) {
            if (log.end().isEmpty()) {
                try {
                    misc(filled);
                } catch (UncheckedIOException gone) {
                    reader.leaving();
                }
            }
        }
    }
}
