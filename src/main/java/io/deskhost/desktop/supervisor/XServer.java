package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts Xvfb so that it is ready to be used: with its cookie, its size and a plain background. The number that the
 * first start was given is kept for all that follow. Confined to {@link SupervisorThread}, except for the number.
 */
final class XServer implements KeptAlive.Launcher {

    private static final Duration READY = Duration.ofSeconds(15);
    /** Written when the server takes connections. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
    private static final String BACKGROUND = "#2b5f75";

    private final RunAs runAs;
    private final Placement placement;
    private final VirtualScreen screen;
    private final BoundedLog log;

    private volatile @Nullable String display;

    XServer(RunAs runAs, Placement placement, VirtualScreen screen, BoundedLog log) {
        this.runAs = runAs;
        this.placement = placement;
        this.screen = screen;
        this.log = log;
    }

    /** Empty before the first start. */
    Optional<String> display() {
        return Optional.ofNullable(display);
    }

    @Override
    public Process launch() throws IOException {
        makeSocketDirectory();
        Process process = runAs.command(placement.environment(), command()).start();
        process.getOutputStream().close();
        log.keep(process.getErrorStream());
        try {
            display = ":" + ReadyLine.await(process, NUMBER, log, READY);
            screen.apply(arguments -> client("xrandr", arguments));
            ProgramRun.of(client("xsetroot", List.of("-solid", BACKGROUND, "-cursor_name", "left_ptr")));
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** What X clients of this desktop find in their environment. */
    Map<String, String> environment() {
        Map<String, String> environment = placement.environment();
        environment.put("XAUTHORITY", placement.xauthority().toString());
        display().ifPresent(value -> environment.put("DISPLAY", value));
        return environment;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("Xvfb"));
        display().ifPresent(command::add);
        command.addAll(List.of("-screen", "0", screen.largest() + "x24", "-noreset", "-nolisten", "tcp",
                "-auth", placement.xauthority().toString(), "-displayfd", "1"));
        return command;
    }

    private ProcessBuilder client(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        return runAs.command(environment(), command);
    }

    /** Without this directory, which only root makes by itself, a server has no socket that others can see. */
    private static void makeSocketDirectory() throws IOException {
        if (!Files.isDirectory(SOCKETS)) {
            Files.createDirectory(SOCKETS);
            Files.setPosixFilePermissions(SOCKETS, PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.setAttribute(SOCKETS, "unix:mode", 01777);
        }
    }
}
