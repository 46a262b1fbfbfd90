package io.deskhost.peer;

import io.deskhost.event.HostEvent;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.wire.FrameDecoder;
import io.deskhost.wire.FrameSealing;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: its phase, its outbox, its clocks, and its end. What all phases do alike happens here: probes,
 * goodbye, silence. Confined to its event loop.
 */
final class PeerConnection {

    private static final Logger LOG = LoggerFactory.getLogger(PeerConnection.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

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
        this.outbox = new Outbox(channel, host.codec(), host.limits().acknowledgement(),
                () -> end(CloseReason.OVERFLOW));
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

    /**
     * Runs something on the loop; a fault in it ends this connection.
     *
     * @return false when it will never run, since the host stops
     */
    boolean onLoop(Runnable action) {
        try {
            loop().execute(() -> guarded(action));
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    /** Runs something on the loop, later; a fault in it ends this connection. */
    void after(Duration time, Runnable action) {
        loop().schedule(() -> guarded(action), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error fault) {
            fault(fault);
        }
    }

    /** Ours, or of the machine: told in the log, and the end of this connection. */
    void fault(Throwable fault) {
        LOG.error("Connection {} failed", facts.id, fault);
        end(CloseReason.FAULT);
    }

    /** A stranger that does not read is not read either: nothing of it piles up here. */
    void writabilityChanged() {
        if (!loggedIn && !ending) {
            channel.config().setAutoRead(channel.isWritable());
        }
    }

    ChannelFuture closed() {
        return channel.closeFuture();
    }

    void say(SessionMessage message) {
        outbox.say(message);
    }

    /** From here on frames may be this long; the peer is no stranger any more. */
    void admitted(int frameLimit) {
        loggedIn = true;
        outbox.admitted();
        channel.config().setAutoRead(true);
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
            default -> step(now -> now.on(message));
        }
    }

    void unreadable() {
        host.meters().dropped("unreadable");
        step(Phase::onUnreadable);
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
        keepBooks();
        if (System.nanoTime() - facts.lastReceived > host.limits().silence().toNanos()) {
            end(CloseReason.TIMEOUT);
        } else if (progress.stalledNanos(channel) >= phase.stall(host.limits()).toNanos()) {
            end(CloseReason.SLOW);
        } else {
            if (!(phase instanceof HandshakePhase)) {
                probe();
            }
            step(Phase::onTick);
        }
    }

    private void step(UnaryOperator<Phase> event) {
        Phase before = phase;
        Phase following = event.apply(before);
        if (following != before) {
            next(following);
        }
    }

    private void keepBooks() {
        facts.framesSent = outbox.framesSent();
        facts.bytesSent = outbox.bytesSent();
    }

    /** Enters a phase, also the first one. What comes too late is left at once. */
    void next(Phase following) {
        if (ending) {
            following.leave();
            return;
        }
        phase.leave();
        phase = following;
        facts.phase = following.label();
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
        try {
            closeBooks(reason);
        } finally {
            leave(lastWords);
        }
    }

    private void leave(@Nullable SessionMessage lastWords) {
        Farewell farewell = new Farewell(channel);
        if (lastWords == null || !channel.isActive()) {
            outbox.close();
            farewell.now();
        } else {
            outbox.last(lastWords);
            after(LAST_WORDS, farewell::now);
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
        keepBooks();
        try {
            last.leave();
        } finally {
            tellEnd(reason);
        }
    }

    private void tellEnd(CloseReason reason) {
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
