package io.deskhost.desktop.supervisor;

import io.deskhost.message.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A desktop made by us: X server, window manager and a terminal. The server keeps its number and its cookie when it has
 * to be started again; the programs wait for it. Used from any thread.
 */
final class VirtualDesktop {

    private static final Logger log = LoggerFactory.getLogger(VirtualDesktop.class);

    private static final List<String> TERMINAL = List.of("xterm", "-title", "Terminal", "-geometry", "100x30+20+20",
            "-fa", "DejaVu Sans Mono", "-fs", "11", "-bg", "#14191f", "-fg", "#e8e8e8", "-sl", "5000", "-u8");

    private final SupervisorThread thread;
    private final RunAs runAs;
    private final Placement placement;
    private final Path logs;
    private final XServer server;
    private final KeptAlive keptServer;
    private final List<KeptAlive> programs;

    /** @param logs directory for what the programs say, bounded */
    VirtualDesktop(SupervisorThread thread, RunAs runAs, Placement placement, Size size, Path logs) {
        this.thread = thread;
        this.runAs = runAs;
        this.placement = placement;
        this.logs = logs;
        this.server = new XServer(runAs, placement, size, logOf("xserver"));
        this.keptServer = new KeptAlive("X server", thread, server, Process::destroy, new Programs());
        this.programs = List.of(program("window manager", "openbox"), program("terminal", "xterm"));
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
        log.info("virtual desktop {} of {}", display(), runAs.user().name());
    }

    void stop() {
        thread.call(() -> {
            programs.reversed().forEach(KeptAlive::stop);
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
        return keptServer.restarts() + programs.stream().mapToInt(KeptAlive::restarts).sum();
    }

    /** Empty while it does not run. Names: {@code Xvfb}, {@code openbox}, {@code xterm}. */
    Optional<Process> process(String program) {
        return switch (program) {
            case "Xvfb" -> keptServer.process();
            case "openbox" -> programs.getFirst().process();
            case "xterm" -> programs.getLast().process();
            default -> Optional.empty();
        };
    }

    private KeptAlive program(String name, String command) {
        return KeptAlive.program(name, thread, () -> launch(command));
    }

    private Process launch(String program) throws IOException {
        List<String> command = program.equals("xterm") ? TERMINAL
                : WindowManager.command(placement.store(), runAs.user());
        ProcessBuilder builder = runAs.command(server.environment(), new ArrayList<>(command));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        logOf(program).keep(process.getInputStream());
        return process;
    }

    private BoundedLog logOf(String program) {
        return new BoundedLog(logs.resolve(program + ".log"));
    }

    /** They start when the server is up, and are not tried without it. */
    private final class Programs implements KeptAlive.Dependants {
        @Override
        public void up() {
            programs.forEach(KeptAlive::resume);
        }

        @Override
        public void down() {
            programs.forEach(KeptAlive::stop);
        }
    }
}
