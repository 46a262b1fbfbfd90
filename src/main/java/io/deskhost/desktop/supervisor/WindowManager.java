package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Starts openbox and waits until it manages windows: a client that comes before waits five seconds for its answers.
 * Its settings are the stock ones, except that there is one desktop: with the stock four, turning the wheel over the
 * background takes all windows away. A configuration of the user's own goes before ours.
 */
final class WindowManager implements KeptAlive.Launcher {

    private static final Path STOCK = Path.of("/etc/xdg/openbox/rc.xml");
    private static final Duration READY = Duration.ofSeconds(10);
    private static final String GREETING = "ready";

    private final RunAs runAs;
    private final XServer server;
    private final Path directory;
    private final BoundedLog log;

    /** @param directory for our configuration, which the desktop's user reads */
    WindowManager(RunAs runAs, XServer server, Path directory, BoundedLog log) {
        this.runAs = runAs;
        this.server = server;
        this.directory = directory;
        this.log = log;
    }

    @Override
    public Process launch() throws IOException {
        Process process = runAs.command(server.environment(), command()).start();
        process.getOutputStream().close();
        log.keep(process.getErrorStream());
        try {
            ReadyLine.await(process, Pattern.compile(GREETING), log, READY);
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of("openbox", "--sm-disable", "--startup", "echo " + GREETING));
        boolean own = Files.exists(runAs.user().home().resolve(".config/openbox/rc.xml"));
        if (!own && Files.isReadable(STOCK)) {
            command.addAll(List.of("--config-file", configuration().toString()));
        }
        return command;
    }

    private Path configuration() throws IOException {
        Path file = directory.resolve("openbox.xml");
        Files.writeString(file, withOneDesktop(Files.readString(STOCK)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    static String withOneDesktop(String configuration) {
        return configuration.replaceFirst("<number>\\d+</number>", "<number>1</number>");
    }
}
