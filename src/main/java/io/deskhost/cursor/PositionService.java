package io.deskhost.cursor;

import io.deskhost.message.CursorMessage.CursorPosition;
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
import java.util.Set;
import java.util.function.Function;

/** Tells where the pointer is, and who has put it there. */
public final class PositionService implements HostService {

    static final Rhythm RHYTHM = new Rhythm(Duration.ofMillis(16), 1);

    private final LiveService<Spot> live;

    /** @param movers the peers who may have put the pointer there, just now or at last */
    public PositionService(LiveValue<Spot> place, Function<Spot, Set<Integer>> movers) {
        this.live = new LiveService<>(ServiceName.CURSOR_POSITION, place, RHYTHM, spot -> Optional.of(
                new Published.PointerMoved(new CursorPosition(spot.x(), spot.y()), movers.apply(spot))));
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.CURSOR_POSITION;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return live.subscribe(subscriber);
    }

    @Override
    public void on(ServiceCommand command) {
        // moves are commands to the input, which knows who made them
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return live.snapshots();
    }
}
