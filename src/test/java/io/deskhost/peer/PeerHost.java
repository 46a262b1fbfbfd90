package io.deskhost.peer;

import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.event.HostEvent;
import io.deskhost.event.HostEvents;
import io.deskhost.identity.Cryptography;
import io.deskhost.identity.HostIdentity;
import io.deskhost.login.AttemptLimits;
import io.deskhost.login.LoginDesk;
import io.deskhost.login.LoginProperties.VerificationMethod;
import io.deskhost.login.OneTimePassword;
import io.deskhost.login.PermanentPassword;
import io.deskhost.login.RecentSessions;
import io.deskhost.permission.PermissionProperties;
import io.deskhost.permission.PermissionProperties.Grant;
import io.deskhost.platform.sodium.SodiumCryptography;
import io.deskhost.platform.sodium.SodiumFrameSeals;
import io.deskhost.platform.sodium.SodiumLibrary;
import io.deskhost.platform.sodium.lib.Sodium;
import io.deskhost.state.StateDirectory;
import io.deskhost.wire.MessageCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The peer side of a host on loopback, in clear and sealed, over a desktop without a role. */
final class PeerHost implements AutoCloseable {

    static final String HOST_ID = "123456789";
    static final String SALT = "abcdefghijkmnpqrstuvwxyz23456789";
    static final String PASSWORD = "correct horse";
    static final PeerLimits STANDARD = PeerLimits.STANDARD;

    private static final Sodium SODIUM = SodiumLibrary.load();
    private static final Cryptography CRYPTOGRAPHY = new SodiumCryptography(SODIUM);
    private static final HostIdentity IDENTITY =
            new HostIdentity(HOST_ID, CRYPTOGRAPHY.newSigningPair(), SALT, "uuid");

    final Desktop desktop = new Desktop(LinkServer.inJvmAddress(), Clock.systemUTC());
    final PeerRegistry registry = new PeerRegistry();
    final OneTimePassword oneTime = new OneTimePassword(8, SALT);
    final List<HostEvent> told = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HostEvents events = new HostEvents(List.of(told::add));
    private final List<PeerListener> listeners = new ArrayList<>();
    private final HostContext context;

    PeerHost(Path state) throws Exception {
        this(state, STANDARD, Grant.ALLOW);
    }

    PeerHost(Path state, PeerLimits limits) throws Exception {
        this(state, limits, Grant.ALLOW);
    }

    PeerHost(Path state, PeerLimits limits, Grant keyboard) throws Exception {
        desktop.link().start();
        PermanentPassword permanent = new PermanentPassword(new StateDirectory(state), CRYPTOGRAPHY, SALT);
        permanent.set(PASSWORD);
        PermissionProperties permissions = new PermissionProperties(keyboard, Grant.ALLOW, Grant.ALLOW, Grant.ALLOW,
                Grant.ALLOW, Grant.ALLOW, Grant.ALLOW, Grant.ALLOW, Grant.DENY, Grant.DENY, Grant.DENY);
        Clock clock = Clock.systemUTC();
        LoginDesk desk = new LoginDesk(HOST_ID, VerificationMethod.BOTH, permanent, oneTime,
                new RecentSessions(clock), new AttemptLimits(clock), permissions);
        context = new HostContext(IDENTITY, CRYPTOGRAPHY, new SodiumFrameSeals(SODIUM), new MessageCodec(), desk,
                permissions, desktop, events, new PeerMeters(meters), clock, limits);
    }

    static PeerLimits silence(Duration silence) {
        return limits(silence, STANDARD.videoStall(), STANDARD.handshake(), STANDARD.desktop());
    }

    static PeerLimits videoStall(Duration stall) {
        return limits(STANDARD.silence(), stall, STANDARD.handshake(), STANDARD.desktop());
    }

    static PeerLimits handshake(Duration handshake) {
        return limits(STANDARD.silence(), STANDARD.videoStall(), handshake, STANDARD.desktop());
    }

    static PeerLimits desktop(Duration desktop) {
        return limits(STANDARD.silence(), STANDARD.videoStall(), STANDARD.handshake(), desktop);
    }

    private static PeerLimits limits(Duration silence, Duration videoStall, Duration handshake, Duration desktop) {
        return new PeerLimits(silence, STANDARD.stall(), videoStall, handshake, desktop, STANDARD.acknowledgement());
    }

    /** Where peers may talk in clear. */
    InetSocketAddress clear() {
        return listen(Road.DIRECT, "loopback");
    }

    /** A road in clear for addresses of this setting. */
    InetSocketAddress clear(String plaintext) {
        return listen(Road.DIRECT, plaintext);
    }

    /** A road that promises encryption. */
    InetSocketAddress sealed() {
        return listen(new Road(Road.Kind.LAN, true), "deny");
    }

    static byte[] publicKey() {
        return IDENTITY.signing().publicKey();
    }

    private InetSocketAddress listen(Road road, String plaintext) {
        PeerListener listener = new PeerListener(context, registry, road, PlaintextPolicy.of(List.of(plaintext)));
        listeners.add(listener);
        listener.start(0);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.address().orElseThrow().getPort());
    }

    HostContext context() {
        return context;
    }

    double meter(String name, String tag, String value) {
        var counter = meters.find(name).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }

    double dropped(String why) {
        return meter("deskhost.peer.dropped", "why", why);
    }

    double closed(CloseReason reason) {
        return meter("deskhost.peer.closed", "reason", reason.label());
    }

    double refusedPlaintext() {
        var counter = meters.find("deskhost.peer.plaintext.refused").counter();
        return counter == null ? 0 : counter.count();
    }

    void stopListening() {
        listeners.forEach(PeerListener::stop);
        listeners.clear();
    }

    @Override
    public void close() {
        stopListening();
        desktop.link().close();
        events.close();
    }
}
