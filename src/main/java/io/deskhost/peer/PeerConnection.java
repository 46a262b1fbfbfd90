package io.deskhost.peer;

import io.deskhost.event.HostEvent;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.wire.FrameDecoder;
import io.deskhost.wire.FrameSealing;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its phase, its outbox, its clocks, and its end. What all phases do alike happens here: probes,
 * goodbye, silence. Confined to its event loop.
 */
final class PeerConnection {

    private static final int SILENCE_SECONDS = 30;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final Channel channel;
    private final HostContext host;
    private final PeerFacts facts;
    private final int number;
    private final Outbox outbox;
    private final Probe probe = new Probe();
    private final WriteProgress progress = new WriteProgress();
    private Phase phase = new ClosedPhase();
    private boolean loggedIn;
    private boolean ending;
    private int kbps;
    private EndListener onEnd = _ -> { };

    /** Told once, when the connection ends. */
    interface EndListener {
        void run(CloseReason reason);
    }

    PeerConnection(Channel channel, HostContext host, PeerFacts facts, int number) {
        this.channel = channel;
        this.host = host;
        this.facts = facts;
        this.number = number;
        this.outbox = new Outbox(channel, host.codec(), () -> end(CloseReason.OVERFLOW));
    }

    HostContext host() {
        return host;
    }

    PeerFacts facts() {
        return facts;
    }

    /** By which the desktop role knows this peer. */
    int number() {
        return number;
    }

    Outbox outbox() {
        return outbox;
    }

    boolean isOpen() {
        return !ending;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    void say(SessionMessage message) {
        outbox.say(message);
    }

    void begin(Phase first) {
        phase = first;
        facts.phase = first.label();
    }

    /** From here on frames may be this long; the peer is no stranger any more. */
    void admitted(int frameLimit) {
        loggedIn = true;
        channel.pipeline().get(FrameDecoder.class).admitted(frameLimit);
    }

    void sealWith(byte[] sessionKey) {
        channel.pipeline().addBefore(PeerHandler.NAME, "seal", new FrameSealing(host.seals().of(sessionKey)));
    }

    void targetRate(int kbps) {
        this.kbps = kbps;
    }

    void probe() {
        probe.next(kbps).ifPresent(this::say);
    }

    void received(SessionMessage message) {
        switch (message) {
            case ProbeMessage echo when !(phase instanceof HandshakePhase) -> probed(echo);
            case ControlMessage.CloseReason _ when !(phase instanceof HandshakePhase) -> end(CloseReason.GOODBYE);
            default -> next(phase.on(message));
        }
    }

    void unreadable() {
        host.meters().dropped("unreadable");
        next(phase.onUnreadable());
    }

    private void probed(ProbeMessage message) {
        if (message.fromClient()) {
            say(message);
        } else {
            facts.roundTrip = probe.answered();
        }
    }

    void tick() {
        if (ending) {
            return;
        }
        facts.framesSent = outbox.framesSent();
        facts.bytesSent = outbox.bytesSent();
        if (System.nanoTime() - facts.lastReceived > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
            end(CloseReason.TIMEOUT);
        } else if (progress.stalledSeconds(channel) >= phase.stallSeconds()) {
            end(CloseReason.SLOW);
        } else {
            if (!(phase instanceof HandshakePhase)) {
                probe();
            }
            next(phase.onTick());
        }
    }

    void next(Phase following) {
        if (following != phase && !ending) {
            phase.leave();
            phase = following;
            facts.phase = following.label();
        }
    }

    /** Refuses with a login error, lets it arrive, and ends. */
    void refuse(String text, CloseReason reason) {
        if (!ending) {
            end(reason, new LoginMessage.LoginError(text, false));
        }
    }

    void end(CloseReason reason) {
        if (reason.text().isEmpty()) {
            end(reason, null);
        } else {
            end(reason, new ControlMessage.CloseReason(reason.text()));
        }
    }

    /** Ends with words of somebody's own. */
    void end(CloseReason reason, @Nullable SessionMessage lastWords) {
        if (ending) {
            return;
        }
        ending = true;
        closeBooks(reason);
        Farewell farewell = new Farewell(channel);
        if (lastWords == null || !channel.isActive()) {
            outbox.close();
            farewell.now();
        } else {
            outbox.last(lastWords);
            loop().schedule(farewell::now, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void onEnd(EndListener listener) {
        EndListener before = onEnd;
        onEnd = reason -> {
            before.run(reason);
            listener.run(reason);
        };
    }

    private void closeBooks(CloseReason reason) {
        Phase last = phase;
        phase = new ClosedPhase();
        facts.phase = phase.label();
        last.leave();
        host.meters().closed(reason);
        host.events().publish(new HostEvent.PeerClosed(host.clock().instant(), facts.id,
                facts.address.getHostAddress(), facts.peerId, loggedIn, reason.label(),
                Duration.between(facts.since, host.clock().instant())));
        onEnd.run(reason);
    }

    /** After the end: nothing counts any more. */
    private static final class ClosedPhase implements Phase {

        @Override
        public String label() {
            return "closing";
        }

        @Override
        public Phase on(SessionMessage message) {
            return this;
        }
    }
}
