package io.deskhost.cursor;

import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the services of this package do alike: watch a value while somebody is subscribed, publish what it means, and
 * tell newcomers how things stand. Safe for any thread.
 */
final class LiveService<T> implements LiveValue.Listener<T> {

    private final ServiceName name;
    private final Function<T, Optional<? extends Published>> meaning;
    private final Subscribers subscribers;
    private volatile Optional<Published> present = Optional.empty();
    private volatile String trouble = "";

    /** @param meaning what to publish of a value, if anything; called on the thread of the port */
    LiveService(ServiceName name, LiveValue<T> value, Rhythm rhythm,
                Function<T, Optional<? extends Published>> meaning) {
        this.name = name;
        this.meaning = meaning;
        this.subscribers = new Subscribers(() -> {
            Subscription watch = value.watch(rhythm, this);
            return () -> {
                watch.close();
                present = Optional.empty();
                trouble = "";
            };
        });
    }

    ServiceName name() {
        return name;
    }

    /** The first subscriber is told when the port tells the present value, the others at once. */
    synchronized Subscription subscribe(Subscriber subscriber) throws ServiceUnavailable {
        boolean first = subscribers.count() == 0;
        Subscription subscription = subscribers.add(subscriber);
        if (!first) {
            present.ifPresent(subscriber::offer);
        }
        return subscription;
    }

    @Override
    public synchronized void changed(T value) {
        meaning.apply(value).filter(published -> !present.equals(Optional.of(published))).ifPresent(published -> {
            if (published.isState()) {
                present = Optional.of(published);
            }
            subscribers.offer(published);
        });
    }

    @Override
    public void trouble(String why) {
        if (!trouble.equals(why)) {
            trouble = why;
            subscribers.offer(new Published.Trouble(name, why));
        }
    }

    List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(name, subscribers.count(), 0, 0, trouble));
    }
}
