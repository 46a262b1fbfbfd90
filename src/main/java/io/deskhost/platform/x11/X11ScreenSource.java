package io.deskhost.platform.x11;

import io.deskhost.service.ServiceUnavailable;
import io.deskhost.video.Screen;
import io.deskhost.video.ScreenSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the displays of one X server, each on a connection of its own. Safe for any thread. */
public final class X11ScreenSource implements ScreenSource {

    private static final Logger LOG = LoggerFactory.getLogger(X11ScreenSource.class);

    private final X11Address address;
    private final AtomicReference<String> logged = new AtomicReference<>("");

    public X11ScreenSource(X11Address address) {
        this.address = address;
    }

    @Override
    public Screen open(int display) throws ServiceUnavailable {
        X11Screen screen = X11Screen.open(X11Connection.open(address), display);
        if (!logged.getAndSet(screen.method()).equals(screen.method())) {
            LOG.info("capture: {}", screen.method());
        }
        return screen;
    }
}
