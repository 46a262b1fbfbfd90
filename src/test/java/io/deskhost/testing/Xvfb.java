package io.deskhost.testing;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One virtual X server, which may be killed and started again on the same display number. */
final class Xvfb implements AutoCloseable {

    private static final int FAMILY_WILD = 0xffff;

    private final List<String> prefix;
    private final String screen;
    private final List<String> options;
    private final Path folder;
    private final Optional<Path> authority;
    private @Nullable String number;
    private @Nullable Process process;

    Xvfb(List<String> prefix, String screen, List<String> options, boolean authorised) {
        this.prefix = List.copyOf(prefix);
        this.screen = screen;
        this.options = List.copyOf(options);
        try {
            folder = Files.createTempDirectory("xvfb");
            authority = authorised ? Optional.of(cookieFile()) : Optional.empty();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** One cookie for every address and number. */
    private Path cookieFile() throws IOException {
        Path file = folder.resolve("authority");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeShort(FAMILY_WILD);
            for (byte[] part : List.of(new byte[0], new byte[0], "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.UTF_8),
                    secret)) {
                out.writeShort(part.length);
                out.write(part);
            }
        }
        return file;
    }

    void start() {
        try {
            process = new ProcessBuilder(command()).redirectError(log().toFile()).start();
            BufferedReader reader = process.inputReader();
            String line = reader.readLine();
            if (line == null) {
                throw new AssertionError("Xvfb does not start: " + Files.readString(log()));
            }
            number = line.strip();
        } catch (IOException failure) {
            throw new AssertionError("Xvfb does not start", failure);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(prefix);
        command.add("Xvfb");
        if (number != null) {
            command.add(":" + number);
        }
        command.addAll(List.of("-displayfd", "1", "-screen", "0", screen, "-noreset", "-nolisten", "tcp"));
        authority.ifPresent(file -> command.addAll(List.of("-auth", file.toString())));
        command.addAll(options);
        return command;
    }

    boolean isUp() {
        return process != null && process.isAlive();
    }

    String display() {
        return ":" + number;
    }

    Optional<Path> authority() {
        return authority;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DISPLAY", display());
        authority.ifPresent(file -> environment.put("XAUTHORITY", file.toString()));
        return environment;
    }

    long pid() {
        return running().pid();
    }

    void kill() {
        end(running().destroyForcibly());
    }

    void restart() {
        if (isUp()) {
            kill();
        }
        start();
    }

    void signal(String name) {
        Programs.run(Map.of(), List.of("kill", "-" + name, Long.toString(pid())));
    }

    void resize(int width, int height) {
        String mode = width + "x" + height;
        if (!xrandr().contains(" " + mode + " ")) {
            xrandr("--newmode", mode, "60", width + "", width + 8 + "", width + 16 + "", width + 24 + "",
                    height + "", height + 1 + "", height + 2 + "", height + 3 + "");
            xrandr("--addmode", "screen", mode);
        }
        xrandr("--output", "screen", "--mode", mode);
    }

    private String xrandr(String... arguments) {
        List<String> command = new ArrayList<>(List.of("xrandr"));
        command.addAll(List.of(arguments));
        return Programs.run(environment(), command);
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the X server was not started");
        }
        return process;
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGTERM, so that the server takes its socket and lock away. */
    @Override
    public void close() {
        if (process != null) {
            if (process.isAlive()) {
                process.destroy();
            }
            end(process);
        }
        for (Path file : List.of(log(), folder.resolve("authority"), folder)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException _) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
