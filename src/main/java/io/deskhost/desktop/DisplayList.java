package io.deskhost.desktop;

import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.display.Layout;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.DisplayMessage;
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

/**
 * Tells viewers when displays come, go or change. The list lives in the host, as part of the description; while
 * somebody listens, the service of the desktop role keeps the screen awake, and when the last one has gone it gives
 * displays their sizes back.
 */
final class DisplayList implements HostService {

    private final LinkServer link;
    private final Subscribers subscribers = new Subscribers(this::listen);
    private List<DisplayInfo> displays = List.of();

    DisplayList(LinkServer link) {
        this.link = link;
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.DISPLAY;
    }

    @Override
    public synchronized Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        Subscription subscription = subscribers.add(subscriber);
        if (!displays.isEmpty()) {
            subscriber.offer(present());
        }
        return subscription;
    }

    private Subscription listen() {
        link.send(new Up.Subscribe(ServiceName.DISPLAY));
        return () -> link.send(new Up.Unsubscribe(ServiceName.DISPLAY));
    }

    /** The desktop role is there (again): the one before may have died before it could give sizes back. */
    void linkUp() {
        link.send(subscribers.count() > 0 ? new Up.Subscribe(ServiceName.DISPLAY)
                : new Up.Command(new ServiceCommand.RestoreResolutions()));
    }

    @Override
    public void on(ServiceCommand command) {
        // commands go over the link once, for all services: see Desktop
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(ServiceName.DISPLAY, subscribers.count(), 0, 0, ""));
    }

    /** Called on the link's loop. */
    synchronized void changed(Layout layout) {
        if (!layout.displays().equals(displays)) {
            displays = layout.displays();
            subscribers.offer(present());
        }
    }

    void answer(Published.Answer answer) {
        subscribers.offer(answer);
    }

    private Published present() {
        return new Published.Said(ServiceName.DISPLAY, new DisplayMessage.DisplaysChanged(displays), true);
    }
}
