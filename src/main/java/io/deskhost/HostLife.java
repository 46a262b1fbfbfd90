package io.deskhost;

import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.DesktopStatus;
import io.deskhost.desktop.link.LaunchOrder;
import io.deskhost.desktop.supervisor.DesktopSupervisor;
import io.deskhost.event.HostEvent;
import io.deskhost.event.HostEvents;
import io.deskhost.peer.PeerListener;
import io.deskhost.peer.PeerProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The order in which a host comes up and goes down: the link, the desktop role behind it, then the listener for peers;
 * and the other way round.
 */
final class HostLife implements SmartLifecycle {

    private final Desktop desktop;
    private final DesktopSupervisor supervisor;
    private final DesktopProperties properties;
    private final PeerListener listener;
    private final PeerProperties peers;
    private final HostEvents events;
    private final Clock clock;
    private final RoleSettings settings;
    private @Nullable InsideRole inside;
    private boolean running;
    private boolean wasUp;

    HostLife(Desktop desktop, DesktopSupervisor supervisor, DesktopProperties properties, PeerListener listener,
             PeerProperties peers, HostEvents events, Clock clock, RoleSettings settings) {
        this.desktop = desktop;
        this.supervisor = supervisor;
        this.properties = properties;
        this.listener = listener;
        this.peers = peers;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        desktop.onChange(this::changed);
        try {
            openLink();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        switch (properties.process()) {
            case SEPARATE -> supervisor.startRole(this::order);
            case SAME -> startInside();
        }
        listener.start(peers.port());
        running = true;
    }

    private void startInside() {
        inside = new InsideRole(() -> DesktopRole.startInside(order(), supervisor.renewAccess()));
        inside.start();
    }

    /** The role that runs inside the host, if that is where it runs. */
    Optional<InsideRole> inside() {
        return Optional.ofNullable(inside);
    }

    private void openLink() throws InterruptedException {
        try {
            if (properties.process() == DesktopProperties.Process.SEPARATE) {
                Files.deleteIfExists(Path.of(desktop.link().address()));
            }
            desktop.link().start();
            if (properties.process() == DesktopProperties.Process.SEPARATE) {
                supervisor.placement().share(Path.of(desktop.link().address()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private LaunchOrder order() {
        String token = desktop.link().admit(supervisor.user().uid());
        return new LaunchOrder(desktop.link().address(), token, ProcessUser.uid(), settings.forDesktop());
    }

    private void changed(DesktopStatus status) {
        if (status.up() && !wasUp) {
            events.publish(new HostEvent.DesktopUp(clock.instant(), supervisor.access().user(),
                    supervisor.access().display(), supervisor.rolePid().orElse(ProcessHandle.current().pid())));
        } else if (!status.up() && wasUp) {
            events.publish(new HostEvent.DesktopDown(clock.instant(), "the desktop role or its window system ended"));
        }
        wasUp = status.up();
    }

    @Override
    public void stop() {
        listener.stop();
        inside().ifPresent(InsideRole::stop);
        supervisor.stopRole();
        desktop.link().close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
