package io.deskhost.cursor;

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

/** Tells the shape of the pointer, always as a whole: which peers know it already is the host role's business. */
public final class CursorService implements HostService {

    /** Animated pointers change up to 60 times a second; the burst lets a pointer cross some windows at once. */
    static final Rhythm RHYTHM = new Rhythm(Duration.ofMillis(100), 3);

    private final Compression compression;
    private final LiveService<CursorImage> live;

    public CursorService(LiveValue<CursorImage> shape, Compression compression) {
        this.compression = compression;
        ShapeMessages messages = new ShapeMessages(compression);
        this.live = new LiveService<>(ServiceName.CURSOR, shape, RHYTHM,
                image -> Optional.of(new Published.Said(ServiceName.CURSOR, messages.of(image), true)));
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.CURSOR;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        compression.require();
        return live.subscribe(subscriber);
    }

    @Override
    public void on(ServiceCommand command) {
        // nobody commands a shape
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return live.snapshots();
    }
}
