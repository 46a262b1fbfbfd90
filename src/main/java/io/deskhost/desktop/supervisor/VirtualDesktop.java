package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desktop made by us: X server, window manager and a terminal. The server keeps its number and its cookie when it
 * has to be started again; the programs wait for it. Used from any thread.
 */
final class VirtualDesktop {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualDesktop.class);

    private static final List<String> TERMINAL = List.of("xterm", "-title", "Terminal", "-geometry", "100x30+20+20",
            "-fa", "DejaVu Sans Mono", "-fs", "11", "-bg", "#14191f", "-fg", "#e8e8e8", "-sl", "5000", "-u8");

    private final SupervisorThread thread;
    private final RunAs runAs;
    private final Placement placement;
    private final Path logs;
    private final XServer server;
    private final KeptAlive keptServer;
    private final KeptAlive windowManager;
    private final KeptAlive terminal;

    /** @param logs directory for what the programs say, bounded */
    VirtualDesktop(SupervisorThread thread, RunAs runAs, Placement placement, VirtualScreen screen, Path logs) {
        this.thread = thread;
        this.runAs = runAs;
        this.placement = placement;
        this.logs = logs;
        this.server = new XServer(runAs, placement, screen, logOf("xserver"));
        this.terminal = new KeptAlive("terminal", thread, this::launchTerminal, Process::destroy, KeptAlive.NOBODY);
        this.windowManager = new KeptAlive("window manager", thread,
                new WindowManager(runAs, server, placement.store(), logOf("openbox")), Process::destroy,
                new WindowManagerLife());
        this.keptServer = new KeptAlive("X server", thread, server, Process::destroy, new ServerLife());
    }

    /** @throws DesktopUnavailable when the X server does not start */
    void start() {
        RequiredPrograms.onThisMachine().check();
        thread.call(() -> {
            try {
                Files.createDirectories(logs);
                placement.writePrivate(placement.xauthority(), Xauthority.encode(List.of(Xauthority.freshCookie())));
                keptServer.start();
            } catch (IOException e) {
                throw new DesktopUnavailable("The virtual desktop did not start: " + e.getMessage() + ".",
                        "See " + logs.resolve("xserver.log") + ".", e);
            }
        });
        LOG.info("virtual desktop {} of {}", display(), runAs.user().name());
    }

    void stop() {
        thread.call(() -> {
            terminal.stop();
            windowManager.stop();
            keptServer.stop();
        });
    }

    String display() {
        return server.display().orElseThrow(() -> new IllegalStateException("not started"));
    }

    boolean isUp() {
        return keptServer.process().isPresent();
    }

    /** How often X server and programs had to be started again, together. */
    int restarts() {
        return keptServer.restarts() + windowManager.restarts() + terminal.restarts();
    }

    /** Empty while it does not run. */
    Optional<Process> xServer() {
        return keptServer.process();
    }

    Optional<Process> windowManager() {
        return windowManager.process();
    }

    Optional<Process> terminal() {
        return terminal.process();
    }

    private Process launchTerminal() throws IOException {
        Process process = runAs.command(server.environment(), TERMINAL).redirectErrorStream(true).start();
        process.getOutputStream().close();
        logOf("xterm").keep(process.getInputStream());
        return process;
    }

    private BoundedLog logOf(String program) {
        return new BoundedLog(logs.resolve(program + ".log"));
    }

    /** The programs are not tried without the server. */
    private final class ServerLife implements KeptAlive.Dependants {
        @Override
        public void up() {
            windowManager.resume();
        }

        @Override
        public void down() {
            terminal.stop();
            windowManager.stop();
        }
    }

    /** The terminal comes after the window manager, and stays when that has to be started again. */
    private final class WindowManagerLife implements KeptAlive.Dependants {
        @Override
        public void up() {
            terminal.resume();
        }
    }
}
