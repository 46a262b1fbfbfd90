package io.deskhost.desktop;

import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import java.util.List;
import java.util.Optional;

/**
 * Stands in the host for a service of the desktop role: subscribes over the link while somebody listens here, and
 * keeps the last state for those who come later. Any thread.
 */
final class RemoteService implements HostService {

    private final ServiceName name;
    private final LinkServer link;
    private final Subscribers subscribers = new Subscribers(this::listen);
    private volatile Optional<Published> state = Optional.empty();
    private volatile String trouble = "";

    RemoteService(ServiceKind kind, LinkServer link) {
        this.name = new ServiceName(kind, 0);
        this.link = link;
    }

    @Override
    public ServiceKind kind() {
        return name.kind();
    }

    @Override
    public Subscription subscribe(ServiceName wanted, Subscriber subscriber) throws ServiceUnavailable {
        Subscription subscription = subscribers.add(subscriber);
        state.ifPresent(subscriber::offer);
        return subscription;
    }

    private Subscription listen() {
        link.send(new Up.Subscribe(name));
        return () -> {
            state = Optional.empty();
            link.send(new Up.Unsubscribe(name));
        };
    }

    @Override
    public void on(ServiceCommand command) {
        // commands go over the link once, for all services: see Desktop
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(name, subscribers.count(), 0, 0, trouble));
    }

    void linkUp() {
        state = Optional.empty();
        if (subscribers.count() > 0) {
            link.send(new Up.Subscribe(name));
        }
    }

    void published(Published published) {
        if (published.isState()) {
            state = Optional.of(published);
        }
        subscribers.offer(published);
    }

    void trouble(String why) {
        trouble = why;
    }
}
