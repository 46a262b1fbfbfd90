package io.deskhost.input;

import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import io.deskhost.service.ServiceUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Injects what admitted peers do. While somebody is subscribed the thread {@code input} lives. */
public final class InputService implements HostService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputService.class);
    private static final Duration ENDING = Duration.ofSeconds(2);
    private static final int INTERRUPTS = 20;

    private final InputDevices devices;
    private final InputQueue queue = new InputQueue();
    private final Movers movers = new Movers(System::nanoTime);
    private final Subscribers subscribers = new Subscribers(this::start);
    private final Set<Integer> overflowing = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private volatile String lastError = "";
    private volatile @Nullable Thread thread;
    private volatile @Nullable InputLoop loop;
    /** A desktop role that was killed may have left keys down: asked once. */
    private boolean first = true;

    public InputService(InputDevices devices) {
        this.devices = devices;
    }

    /** Lifts what a desktop role that was killed may have left down. Blocks for some milliseconds. */
    public void releaseLeftovers() {
        try (InputDevice device = devices.open()) {
            new Injector(device, movers).releaseLeftovers();
            device.flush();
            first = false;
        } catch (ServiceUnavailable | RuntimeException unavailable) {
            LOG.debug("leftovers have to wait", unavailable);
        }
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.INPUT;
    }

    /** Never refuses: while there is no window system input is dropped, and subscribers are told of the trouble. */
    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return subscribers.add(subscriber);
    }

    private Subscription start() {
        InputLoop started = new InputLoop(queue, devices, movers, first, this::trouble);
        loop = started;
        thread = Thread.ofPlatform().name("input").daemon().start(started);
        first = false;
        return this::close;
    }

    /** Ends the thread, which releases everything. Also at the end of the role, whoever is still subscribed. */
    @Override
    public void close() {
        Thread ended = thread;
        InputLoop ending = loop;
        thread = null;
        loop = null;
        if (ended != null && ending != null) {
            ending.stop();
            end(ended);
        }
    }

    private void end(Thread ended) {
        queue.clear();
        overflowing.clear();
        try {
            for (int i = 0; i < INTERRUPTS; i++) {
                ended.interrupt();
                if (ended.join(ENDING.dividedBy(INTERRUPTS))) {
                    return;
                }
            }
            LOG.warn("The thread input does not end: the window system does not answer.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void on(ServiceCommand command) {
        switch (command) {
            case ServiceCommand.Input(int peer, InputMessage message) -> offer(peer, message);
            case ServiceCommand.Admitted(int peer) -> queue.admit(peer);
            case ServiceCommand.Revoked(int peer) -> expel(peer);
            case ServiceCommand.Gone(int peer) -> {
                expel(peer);
                movers.forget(peer);
            }
            case ServiceCommand.Silent(int peer) -> queue.releaseSoon(peer);
            case ServiceCommand.Wish _, ServiceCommand.Unwish _, ServiceCommand.Key _, ServiceCommand.Credit _,
                 ServiceCommand.ChangeResolution _, ServiceCommand.RestoreResolutions _,
                 ServiceCommand.Screenshot _ -> { }
        }
    }

    /** The peers who may have put the pointer there: just now, or as the last of all. */
    public Set<Integer> moversTo(int x, int y) {
        return movers.to(x, y);
    }

    private void expel(int peer) {
        queue.expel(peer);
        overflowing.remove(peer);
    }

    private void offer(int peer, InputMessage message) {
        if (message instanceof KeyEvent event && TypedText.isTooLong(event)) {
            refuse(peer, "a text longer than " + TypedText.LONGEST + " characters");
            return;
        }
        InputMessage prepared = message instanceof KeyEvent event ? TypedText.prepared(event) : message;
        switch (queue.offer(peer, prepared)) {
            case TAKEN -> overflowing.remove(peer);
            case REFUSED -> refuse(peer, "more than " + PeerInput.CAPACITY + " events waiting");
            case NOT_ADMITTED -> LOG.trace("input of peer {} dropped: it is not admitted", peer);
        }
    }

    /** Says it once for a row of refusals. */
    private void refuse(int peer, String why) {
        refused.increment();
        if (overflowing.add(peer)) {
            LOG.atWarn().addKeyValue("peer", peer).log("Input refused: {}", why);
        }
    }

    /** Events refused since the start. */
    long refused() {
        return refused.sum();
    }

    private void trouble(String why) {
        if (!lastError.equals(why)) {
            lastError = why;
            subscribers.offer(new Published.Trouble(ServiceName.INPUT, why));
        }
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(ServiceName.INPUT, subscribers.count(), 0, queue.size(), lastError));
    }
}
