package io.deskhost.desktop;

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

/** Tells viewers when displays come, go or change. Lives in the host: the list is part of the description. */
final class DisplayList implements HostService {

    private final Subscribers subscribers = new Subscribers(() -> () -> { });
    private List<DisplayInfo> displays = List.of();

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

    @Override
    public void on(ServiceCommand command) {
        // nothing can be asked of a list
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

    private Published present() {
        return new Published.Said(ServiceName.DISPLAY, new DisplayMessage.DisplaysChanged(displays), true);
    }
}
