package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One display as a service: who watches it and what they wish. Safe for any thread. */
final class WatchedDisplay {

    private final int display;
    private final VideoParts parts;
    private final CodecVote vote;
    private final int maxFps;
    private final Timeline timeline = new Timeline();
    private final Subscribers subscribers = new Subscribers(this::watch);
    private final Map<Integer, VideoWish> wishes = new HashMap<>();
    private Optional<Codec> codec = Optional.empty();
    private @Nullable Watch watch;

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
        Watch running = running();
        if (running != null) {
            running.outlet().tell(first);
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

    private synchronized @Nullable Watch running() {
        return watch;
    }

    private Demand demand() {
        Demand demand = Demand.of(wishes.values(), vote, maxFps, codec);
        codec = Optional.of(demand.codec());
        return demand;
    }

    synchronized void wish(int peer, VideoWish wish) {
        boolean newcomer = wishes.put(peer, wish) == null;
        if (watch != null) {
            watch.stream().demand(demand());
            if (newcomer) {
                watch.stream().key(true);
            }
        }
    }

    synchronized void unwish(int peer) {
        if (wishes.remove(peer) != null && watch != null && !wishes.isEmpty()) {
            watch.stream().demand(demand());
        }
    }

    synchronized void input(int peer) {
        if (watch != null && wishes.containsKey(peer)) {
            watch.stream().input();
        }
    }

    synchronized void key() {
        if (watch != null) {
            watch.stream().key(false);
        }
    }

    synchronized void credit(EncoderClass encoderClass) {
        if (watch != null) {
            watch.stream().credit(encoderClass);
        }
    }

    synchronized ServiceSnapshot snapshot() {
        ServiceName name = ServiceName.monitor(display);
        return watch == null ? new ServiceSnapshot(name, subscribers.count(), 0, 0, "")
                : new ServiceSnapshot(name, subscribers.count(), watch.outlet().lastSecond(),
                        watch.stream().waiting() ? 1 : 0, watch.outlet().trouble());
    }
}
