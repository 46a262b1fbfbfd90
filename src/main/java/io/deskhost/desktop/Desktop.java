package io.deskhost.desktop;

import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.message.Octets;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceRegistry;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A desktop as the host knows it: what its role told last, its services by stubs, who watches and who controls. All
 * that is remembered here survives a role that dies, and is told to the next one. Methods may be called from any
 * thread; the state is confined to the link's loop.
 */
public final class Desktop implements LinkServer.Inbox {

    /** What is subscribed in the desktop role; pictures have an {@link Audience} instead. */
    private static final Set<ServiceKind> REMOTE = EnumSet.of(ServiceKind.INPUT, ServiceKind.CURSOR,
            ServiceKind.CURSOR_POSITION, ServiceKind.WINDOW_FOCUS);
    /** Without these there is no desktop to speak of. */
    private static final Set<ServiceKind> VITAL = EnumSet.of(ServiceKind.MONITOR, ServiceKind.INPUT);

    private static final String UNAVAILABLE = "The desktop of this host is not available now.";

    private final LinkServer link;
    private final Clock clock;
    private final DisplayList displayList;
    private final Screenshots screenshots;
    private final Map<ServiceKind, RemoteService> remotes = new EnumMap<>(ServiceKind.class);
    private final ServiceRegistry services;
    private final Map<Integer, Audience> audiences = new HashMap<>();
    private final Set<Integer> controllers = new HashSet<>();
    private final Map<ServiceName, String> troubles = new HashMap<>();
    private final List<CompletableFuture<DesktopDescription>> waiting = new CopyOnWriteArrayList<>();
    private final List<Consumer<DesktopStatus>> listeners = new CopyOnWriteArrayList<>();
    private volatile DesktopStatus status;

    public Desktop(String linkAddress, Clock clock) {
        this.clock = clock;
        this.link = new LinkServer(linkAddress, this);
        this.displayList = new DisplayList(link);
        this.screenshots = new Screenshots(link);
        REMOTE.forEach(kind -> remotes.put(kind, new RemoteService(kind, link)));
        List<HostService> all = new ArrayList<>(remotes.values());
        all.add(displayList);
        this.services = new ServiceRegistry(all);
        this.status = new DesktopStatus(false, clock.instant(), 0, Optional.empty(), "");
    }

    public LinkServer link() {
        return link;
    }

    public DesktopStatus status() {
        return status;
    }

    /** Told each change of the status, on the link's loop. */
    public void onChange(Consumer<DesktopStatus> listener) {
        listeners.add(listener);
    }

    /** The description, as soon as the desktop is up; fails with {@link ServiceUnavailable} when time is over. */
    public CompletionStage<DesktopDescription> whenUp(long millis) {
        CompletableFuture<DesktopDescription> answer = new CompletableFuture<>();
        link.loop().execute(() -> {
            DesktopStatus now = status;
            if (now.up()) {
                answer.complete(now.description().orElseThrow());
                return;
            }
            waiting.add(answer);
            link.loop().schedule(() -> giveUp(answer), millis, TimeUnit.MILLISECONDS);
        });
        return answer;
    }

    private void giveUp(CompletableFuture<DesktopDescription> answer) {
        waiting.remove(answer);
        String why = status.troubles();
        answer.completeExceptionally(new ServiceUnavailable(
                why.isEmpty() ? UNAVAILABLE : why));
    }

    /** Begins to watch a display. */
    public Watching watch(int display, Viewer viewer, VideoWish wish) {
        link.loop().execute(() -> audience(display).join(viewer, wish));
        return new Seat(display, viewer.peer());
    }

    /**
     * A PNG of a display: of the last picture while somebody watches it, else captured for this. Fails with
     * {@link ServiceUnavailable}, whose message says why. What follows is called on the link's loop: must not block.
     */
    public CompletionStage<Octets> screenshot(int display) {
        CompletableFuture<Octets> answer = new CompletableFuture<>();
        link.loop().execute(() -> {
            if (status.up()) {
                screenshots.take(display, answer);
            } else {
                answer.completeExceptionally(new ServiceUnavailable(UNAVAILABLE));
            }
        });
        return answer;
    }

    /** @throws ServiceUnavailable when this desktop has no such service */
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return services.subscribe(name, subscriber);
    }

    /** A command about input, displays or a peer. Those about pictures belong to {@link Watching}. */
    public void command(ServiceCommand command) {
        link.loop().execute(() -> {
            remember(command);
            link.send(new Up.Command(command));
        });
    }

    private void remember(ServiceCommand command) {
        switch (command) {
            case ServiceCommand.Admitted admitted -> controllers.add(admitted.peer());
            case ServiceCommand.Revoked revoked -> controllers.remove(revoked.peer());
            case ServiceCommand.Gone gone -> controllers.remove(gone.peer());
            case ServiceCommand.Input _, ServiceCommand.Silent _, ServiceCommand.Wish _, ServiceCommand.Unwish _,
                 ServiceCommand.Key _, ServiceCommand.Credit _, ServiceCommand.ChangeResolution _,
                 ServiceCommand.RestoreResolutions _, ServiceCommand.Screenshot _ -> { }
        }
    }

    private Audience audience(int display) {
        return audiences.computeIfAbsent(display, number -> new Audience(number, link));
    }

    @Override
    public void up() {
        status = new DesktopStatus(false, clock.instant(), status.roles() + 1, Optional.empty(), "");
        displayList.linkUp();
        remotes.values().forEach(RemoteService::linkUp);
        controllers.forEach(peer -> link.send(new Up.Command(new ServiceCommand.Admitted(peer))));
        audiences.values().forEach(Audience::linkUp);
    }

    @Override
    public void received(Down message) {
        switch (message) {
            case Down.Described described -> described(described.description());
            case Down.Told told -> told(told.published());
            case Down.Picture picture -> audience(picture.encoderClass().display()).received(picture);
            case Down.Snapshots _ -> { }
        }
    }

    @Override
    public void down() {
        troubles.clear();
        screenshots.giveUp(UNAVAILABLE);
        change(false, Optional.empty());
    }

    private void described(DesktopDescription description) {
        boolean up = !description.layout().displays().isEmpty();
        change(up, Optional.of(description));
        if (up) {
            displayList.changed(description.layout());
            waiting.forEach(answer -> answer.complete(description));
            waiting.clear();
        }
    }

    private void told(Published published) {
        switch (published) {
            case Published.Said said -> remote(said.service().kind()).ifPresent(remote -> remote.published(said));
            case Published.PointerMoved moved -> remote(ServiceKind.CURSOR_POSITION)
                    .ifPresent(remote -> remote.published(moved));
            case Published.Geometry geometry -> audience(geometry.geometry().display())
                    .geometry(geometry.generation(), geometry.geometry());
            case Published.Rate rate -> audience(rate.encoderClass().display()).rate(rate.kbps());
            case Published.Trouble trouble -> trouble(trouble);
            case Published.Answer answer -> displayList.answer(answer);
            case Published.Screenshot screenshot -> screenshots.taken(screenshot);
            case Published.Frame frame -> frame.frame().data().release();
        }
    }

    private Optional<RemoteService> remote(ServiceKind kind) {
        return Optional.ofNullable(remotes.get(kind));
    }

    private void trouble(Published.Trouble trouble) {
        ServiceKind kind = trouble.service().kind();
        if (kind == ServiceKind.MONITOR) {
            Audience watching = audiences.get(trouble.service().index());
            if (watching == null) {
                return;
            }
            watching.trouble(trouble.why());
        } else {
            remote(kind).ifPresent(remote -> remote.trouble(trouble.why()));
        }
        if (VITAL.contains(kind)) {
            remember(trouble);
            change(status.up(), status.description());
        }
    }

    private void remember(Published.Trouble trouble) {
        if (trouble.why().isEmpty()) {
            troubles.remove(trouble.service());
        } else {
            troubles.put(trouble.service(), trouble.why());
        }
    }

    /** Nobody waits for this service any more: that it does not work is no trouble. */
    private void forget(ServiceName service) {
        if (troubles.remove(service) != null) {
            change(status.up(), status.description());
        }
    }

    private void change(boolean up, Optional<DesktopDescription> description) {
        Instant since = up == status.up() ? status.since() : clock.instant();
        status = new DesktopStatus(up, since, status.roles(), description, String.join(" ", troubles.values()));
        listeners.forEach(listener -> listener.accept(status));
    }

    /** A hold on one display, for any thread. */
    private final class Seat implements Watching {

        private final int display;
        private final int peer;

        Seat(int display, int peer) {
            this.display = display;
            this.peer = peer;
        }

        @Override
        public void wish(VideoWish wish) {
            link.loop().execute(() -> audience(display).wish(peer, wish));
        }

        @Override
        public void drained() {
            link.loop().execute(() -> audience(display).drained(peer));
        }

        @Override
        public void refresh() {
            link.loop().execute(() -> audience(display).refresh());
        }

        @Override
        public void restart() {
            link.loop().execute(() -> audience(display).restart(peer));
        }

        @Override
        public void close() {
            link.loop().execute(() -> {
                Audience audience = audience(display);
                audience.leave(peer);
                if (audience.isEmpty()) {
                    audiences.remove(display);
                    forget(ServiceName.monitor(display));
                }
            });
        }
    }
}
