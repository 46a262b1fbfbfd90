package io.deskhost.cursor;

import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells that another display has the focused window. It is no state: who subscribes stays where he is. */
public final class FocusService implements HostService {

    static final Rhythm RHYTHM = new Rhythm(Duration.ofMillis(50), 1);

    private final LiveService<Integer> live;

    /** @param display the number of the display on which the focused window has its centre */
    public FocusService(LiveValue<Integer> display) {
        Changes changes = new Changes();
        this.live = new LiveService<>(ServiceName.WINDOW_FOCUS, (rhythm, listener) -> {
            changes.startAnew();
            return display.watch(rhythm, listener);
        }, RHYTHM, changes::of);
    }

    /** Leaves out the first value, which is no change. Safe for any thread. */
    private static final class Changes {

        private Optional<Integer> known = Optional.empty();

        synchronized void startAnew() {
            known = Optional.empty();
        }

        synchronized Optional<Published> of(int display) {
            boolean change = known.isPresent() && known.get() != display;
            known = Optional.of(display);
            return change ? Optional.of(new Published.Said(ServiceName.WINDOW_FOCUS, new FollowDisplay(display),
                    false)) : Optional.empty();
        }
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.WINDOW_FOCUS;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return live.subscribe(subscriber);
    }

    @Override
    public void on(ServiceCommand command) {
        // nobody commands the focus
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return live.snapshots();
    }
}
