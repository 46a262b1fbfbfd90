package io.deskhost.desktop.supervisor;

import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.link.LaunchOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that there is a desktop, and a process of the desktop role in it, as long as the host runs. The virtual
 * desktop outlives the role. Order: {@link #start}, then the link in {@link #placement}, then {@link #startRole}.
 */
public final class DesktopSupervisor {

    private final DesktopProperties properties;
    private final Path state;
    private final Map<String, String> environment;
    private final SupervisorThread thread = new SupervisorThread();

    private volatile @Nullable SoleHost sole;
    private volatile @Nullable Desktop desktop;
    private volatile @Nullable VirtualDesktop virtual;
    private volatile @Nullable DesktopProcess role;
    private volatile @Nullable DesktopAccess access;

    /** What was decided at start. */
    private record Desktop(DesktopSource source, RunAs runAs, Placement placement) {
    }

    /**
     * @param state       the host's state directory; what programs say goes to {@code log} in it
     * @param environment of the host: DISPLAY and XAUTHORITY
     */
    public DesktopSupervisor(DesktopProperties properties, Path state, Map<String, String> environment) {
        this.properties = properties;
        this.state = state.toAbsolutePath();
        this.environment = Map.copyOf(environment);
    }

    /**
     * Attaches, or starts the virtual desktop; returns when X clients can be started. What had been started before a
     * failure is for {@link #stop}.
     *
     * @throws DesktopUnavailable with the mend
     */
    public void start() {
        sole = SoleHost.of(state);
        OsUser self = OsUser.current();
        DesktopSource source = DesktopSource.choose(properties, environment, self);
        RunAs runAs = new RunAs(self, source.user());
        Placement placement = Placement.prepare(runAs, state);
        desktop = new Desktop(source, runAs, placement);
        if (source instanceof DesktopSource.Virtual) {
            virtual = new VirtualDesktop(thread, runAs, placement, VirtualScreen.of(properties),
                    state.resolve("log"));
            virtual.start();
        }
        renewAccess();
    }

    /**
     * Starts the process of the desktop role and keeps it alive; does nothing when the role runs inside the host.
     *
     * @param orders asked for a fresh one before each start, on a thread of the supervisor
     */
    public void startRole(Supplier<LaunchOrder> orders) {
        if (properties.process() == DesktopProperties.Process.SEPARATE) {
            Desktop current = current();
            role = new DesktopProcess(thread, current.runAs(), current.placement(), place(current), this::renewAccess,
                    orders);
            role.start();
        }
    }

    /** Ends the process of the desktop role; to be done before its link goes, since without it it is started again. */
    public void stopRole() {
        if (!thread.isClosed()) {
            Optional.ofNullable(role).ifPresent(DesktopProcess::stop);
        }
    }

    /** Ends the role, the programs, the X server, in this order, for good. A second call does nothing. */
    public void stop() {
        if (thread.isClosed()) {
            return;
        }
        stopRole();
        Optional.ofNullable(virtual).ifPresent(VirtualDesktop::stop);
        thread.close();
        Optional.ofNullable(desktop).map(Desktop::placement).ifPresent(Placement::clear);
        Optional.ofNullable(sole).ifPresent(SoleHost::close);
    }

    /** How programs reach the desktop; the cookie lies where the desktop's user can read it. Never waits. */
    public DesktopAccess access() {
        return Optional.ofNullable(access).orElseThrow(() -> new IllegalStateException("not started"));
    }

    /** Looks anew how programs reach the desktop, maybe by knocking at the X server. For before a role starts. */
    public DesktopAccess renewAccess() {
        Desktop current = current();
        DesktopAccess renewed = switch (current.source()) {
            case DesktopSource.Virtual _ -> new DesktopAccess(Optional.ofNullable(virtual).orElseThrow().display(),
                    Optional.of(current.placement().xauthority()), current.source().user().name());
            case DesktopSource.Attached attached -> new DesktopAccess(attached.display(),
                    attachedCookie(current, attached).or(this::formerCookie), attached.user().name());
        };
        access = renewed;
        return renewed;
    }

    /** While an X server is away its cookie cannot be tried. */
    private Optional<Path> formerCookie() {
        return Optional.ofNullable(access).flatMap(DesktopAccess::xauthority);
    }

    public OsUser user() {
        return current().source().user();
    }

    /** Where the link's socket goes. */
    public Placement placement() {
        return current().placement();
    }

    /** The process of the desktop role, if it has one that runs. */
    public Optional<Long> rolePid() {
        return Optional.ofNullable(role).flatMap(DesktopProcess::pid);
    }

    public DesktopHealth health() {
        Optional<VirtualDesktop> ours = Optional.ofNullable(virtual);
        Optional<DesktopProcess> process = Optional.ofNullable(role);
        return new DesktopHealth(ours.isPresent(), ours.map(VirtualDesktop::isUp).orElse(true),
                ours.map(VirtualDesktop::restarts).orElse(0), rolePid().isPresent(),
                process.map(DesktopProcess::restarts).orElse(0));
    }

    /** For another user the fitting cookie is copied, anew each time: a new session of the X server has a new one. */
    private static Optional<Path> attachedCookie(Desktop current, DesktopSource.Attached attached) {
        if (!current.runAs().isAnotherUser()) {
            return Optional.of(attached.file()).filter(file -> file.toFile().exists());
        }
        return DisplayProbe.open(attached.name(), DesktopSource.entries(attached.file()))
                instanceof DisplayProbe.Result.Opened opened
                ? opened.cookie().map(cookie -> copied(current.placement(), cookie)) : Optional.empty();
    }

    private static Path copied(Placement placement, Xauthority.Entry cookie) {
        try {
            byte[] file = Xauthority.encode(List.of(Xauthority.anyDisplay(cookie.cookie())));
            placement.writePrivate(placement.xauthority(), file);
            return placement.xauthority();
        } catch (IOException e) {
            throw new DesktopUnavailable("Cannot write " + placement.xauthority() + ": " + e.getMessage() + ".",
                    "Make room there.", e);
        }
    }

    private static ProgramFiles place(Desktop current) {
        try {
            return ProgramFiles.place(current.runAs(), current.placement().store());
        } catch (IOException e) {
            throw new DesktopUnavailable("The desktop's user cannot read this program, and it cannot be copied: "
                    + e.getMessage() + ".", "Install it where every user can read it.", e);
        }
    }

    private Desktop current() {
        return Optional.ofNullable(desktop).orElseThrow(() -> new IllegalStateException("not started"));
    }
}
