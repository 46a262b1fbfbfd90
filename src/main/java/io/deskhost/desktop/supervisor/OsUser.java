package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user of this machine, as {@code getent passwd} knows it. */
public record OsUser(String name, long uid, long gid, Path home, String shell) {

    private static final List<String> NO_SHELLS = List.of("", "nologin", "false", "sync");

    /** The user that this process runs as. */
    public static OsUser current() {
        try {
            int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            int gid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
            return named(Integer.toString(uid)).orElseGet(() -> withoutEntry(uid, gid));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /proc", e);
        }
    }

    /** @param nameOrUid empty is returned when the machine does not know it */
    public static Optional<OsUser> named(String nameOrUid) {
        try {
            Process getent = new ProcessBuilder("getent", "passwd", "--", nameOrUid)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String line = new String(getent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return getent.waitFor() == 0 ? parse(line.lines().findFirst().orElse("")) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run getent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads a line of passwd(5). */
    static Optional<OsUser> parse(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length < 7) {
            return Optional.empty();
        }
        return Optional.of(new OsUser(fields[0], Long.parseLong(fields[2]), Long.parseLong(fields[3]),
                Path.of(fields[5].isEmpty() ? "/" : fields[5]), fields[6].strip()));
    }

    public boolean isRoot() {
        return uid == 0;
    }

    /** A shell that can be used: that of a system user may be there to keep people out. */
    String usableShell() {
        String program = shell.substring(shell.lastIndexOf('/') + 1);
        return NO_SHELLS.contains(program) ? "/bin/bash" : shell;
    }

    private static OsUser withoutEntry(long uid, long gid) {
        return new OsUser(Long.toString(uid), uid, gid, Path.of(System.getProperty("user.home", "/")), "/bin/sh");
    }
}
