package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One display as a service: who watches it and what they wish. Safe for any thread, also for a subscriber that is
 * just being told something: what it may then do takes no lock under which something is told.
 */
final class WatchedDisplay {

    private final int display;
    private final VideoParts parts;
    private final CodecVote vote;
    private final int maxFps;
    private final Timeline timeline = new Timeline();
    private final Subscribers subscribers = new Subscribers(this::watch);
    private final Map<Integer, VideoWish> wishes = new ConcurrentHashMap<>();
    private Optional<Codec> codec = Optional.empty();
    private volatile @Nullable Watch watch;

    /** What exists while somebody subscribes. */
    private record Watch(DisplayStream stream, Outlet outlet) {
    }

    WatchedDisplay(int display, VideoParts parts, CodecVote vote, int maxFps) {
        this.display = display;
        this.parts = parts;
        this.vote = vote;
        this.maxFps = maxFps;
    }

    Subscription subscribe(Subscriber subscriber) throws ServiceUnavailable {
        KeyFirst first = new KeyFirst(subscriber);
        Subscription subscription = subscribers.add(first);
        Watch running = watch;
        if (running != null && running.outlet().tell(first) && !first.keyGiven()) {
            running.stream().key(true);
        }
        return subscription;
    }

    private synchronized Subscription watch() {
        Outlet outlet = new Outlet(ServiceName.monitor(display), subscribers::offer);
        DisplayStream stream = new DisplayStream(display, demand(), parts, outlet, timeline);
        watch = new Watch(stream, outlet);
        stream.start();
        return () -> end(stream);
    }

    private synchronized void end(DisplayStream stream) {
        stream.close();
        watch = null;
    }

    private Demand demand() {
        Demand demand = Demand.of(wishes.values(), vote, maxFps, codec);
        codec = Optional.of(demand.codec());
        return demand;
    }

    synchronized void wish(int peer, VideoWish wish) {
        boolean newcomer = wishes.put(peer, wish) == null;
        Watch running = watch;
        if (running != null) {
            running.stream().demand(demand());
            if (newcomer) {
                running.stream().key(true);
            }
        }
    }

    synchronized void unwish(int peer) {
        Watch running = watch;
        if (wishes.remove(peer) != null && running != null && !wishes.isEmpty()) {
            running.stream().demand(demand());
        }
    }

    void input(int peer) {
        if (wishes.containsKey(peer)) {
            tell(DisplayStream::input);
        }
    }

    void key() {
        tell(stream -> stream.key(false));
    }

    void credit() {
        tell(DisplayStream::credit);
    }

    private void tell(Consumer<DisplayStream> command) {
        Watch running = watch;
        if (running != null) {
            command.accept(running.stream());
        }
    }

    /** A copy of the last picture while somebody watches. */
    Optional<Still> still() {
        return Optional.ofNullable(watch).flatMap(running -> running.stream().still());
    }

    ServiceSnapshot snapshot() {
        ServiceName name = ServiceName.monitor(display);
        Watch running = watch;
        return running == null ? new ServiceSnapshot(name, subscribers.count(), 0, 0, "")
                : new ServiceSnapshot(name, subscribers.count(), running.outlet().lastSecond(),
                        running.stream().waiting() ? 1 : 0, running.outlet().trouble());
    }
}
