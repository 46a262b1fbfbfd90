package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the things lie that the desktop's user needs.
 *
 * <pre>
 * host runs as root                      otherwise
 * /run/deskhost/ID/       0711 root      $XDG_RUNTIME_DIR/deskhost-ID/   0700
 *   link/                 0710 root:its group: the link's socket
 *   auth/Xauthority       0700/0600 of the desktop's user
 *   runtime/              0700 of the desktop's user: XDG_RUNTIME_DIR, and HOME where it has none
 * /var/lib/deskhost/ID/   0711 root      STATE/desktop/
 *   tmp/                  0700 of the desktop's user; programs may be mapped from here, which /run often forbids
 *   app/ java/            read-only copies, made only of what the user cannot read where it is
 * /var/lib/deskhost/cache-UID/           $XDG_CACHE_HOME/deskhost/, ~/.cache/deskhost/
 *                         0700 of the desktop's user: unpacked libraries, shared by the hosts of one user
 * </pre>
 *
 * ID tells state directories apart, so that several hosts run side by side.
 */
public final class Placement {

    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

    /** A socket's address holds 108 bytes: 30 of them are left for the file in {@code link}. */
    private static final int LONGEST = 70;

    private final RunAs runAs;
    private final Path runtimeRoot;
    private final Path storeRoot;
    private final Path cache;

    private Placement(RunAs runAs, Path runtimeRoot, Path storeRoot, Path cache) {
        this.runAs = runAs;
        this.runtimeRoot = runtimeRoot;
        this.storeRoot = storeRoot;
        this.cache = cache;
    }

    /** @throws DesktopUnavailable when a directory cannot be made */
    static Placement prepare(RunAs runAs, Path state) {
        String id = idOf(state);
        Placement placement = runAs.isAnotherUser()
                ? new Placement(runAs, Path.of("/run/deskhost", id), Path.of("/var/lib/deskhost", id),
                        Path.of("/var/lib/deskhost", "cache-" + runAs.user().uid()))
                : new Placement(runAs, ownRuntime(state, id), state.resolve("desktop"), ownCache(state));
        try {
            placement.make();
            return placement;
        } catch (IOException e) {
            throw new DesktopUnavailable("Cannot make the directories of the desktop's user: " + e.getMessage() + ".",
                    "Make " + placement.runtimeRoot + " and " + placement.storeRoot + " writable for this user.", e);
        }
    }

    /** Holds the link's socket; host and desktop's user may enter it, nobody else. */
    public Path linkDirectory() {
        return runtimeRoot.resolve("link");
    }

    /** Lets the desktop's user, and nobody else, connect to a socket in {@link #linkDirectory}. */
    public void share(Path socket) throws IOException {
        if (runAs.isAnotherUser()) {
            Owned.give(socket, 0, runAs.user().gid(), "rw-rw----");
        } else {
            Owned.permit(socket, "rw-------");
        }
    }

    /** Takes away what is of no use once the host has ended; copies stay for the next start. */
    void clear() {
        try {
            Copies.removeTree(runtimeRoot);
            Copies.removeTree(temporary());
        } catch (IOException e) {
            LOG.debug("cannot clear {}: {}", runtimeRoot, e.getMessage());
        }
    }

    Path xauthority() {
        return runtimeRoot.resolve("auth").resolve("Xauthority");
    }

    Path temporary() {
        return storeRoot.resolve("tmp");
    }

    Path cache() {
        return cache;
    }

    /** Where copies of program files go. */
    Path store() {
        return storeRoot;
    }

    /** Replaces a file of the desktop's user that only it may read. */
    void writePrivate(Path file, byte[] content) throws IOException {
        Owned.writePrivate(file, content, runAs.user());
    }

    /** What the programs of the desktop's user find in their environment. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("XDG_RUNTIME_DIR", runtimeDirectory());
        if (!Files.isDirectory(runAs.user().home())) {
            environment.put("HOME", runtimeRoot.resolve("runtime").toString());
        }
        return environment;
    }

    private String runtimeDirectory() {
        String given = System.getenv("XDG_RUNTIME_DIR");
        return given != null && !runAs.isAnotherUser() ? given : runtimeRoot.resolve("runtime").toString();
    }

    private void make() throws IOException {
        if (runAs.isAnotherUser()) {
            for (Path root : new Path[] {runtimeRoot.getParent(), runtimeRoot, storeRoot.getParent(), storeRoot}) {
                Owned.directory(root, 0, 0, "rwx--x--x");
            }
            Owned.directory(linkDirectory(), 0, runAs.user().gid(), "rwx--x---");
        } else {
            Owned.directory(runtimeRoot, runAs.user(), "rwx------");
            Owned.directory(storeRoot, runAs.user(), "rwx------");
            Owned.directory(linkDirectory(), runAs.user(), "rwx------");
        }
        for (Path own : new Path[] {xauthority().getParent(), runtimeRoot.resolve("runtime"), temporary(), cache()}) {
            Owned.directory(own, runAs.user(), "rwx------");
        }
    }

    private static Path ownRuntime(Path state, String id) {
        String given = System.getenv("XDG_RUNTIME_DIR");
        if (given != null && Files.isWritable(Path.of(given))) {
            return Path.of(given, "deskhost-" + id);
        }
        Path inState = state.resolve("run");
        return inState.toString().length() <= LONGEST ? inState
                : Path.of("/tmp", "deskhost-" + OsUser.current().uid() + "-" + id);
    }

    private static Path ownCache(Path state) {
        String given = System.getenv("XDG_CACHE_HOME");
        Path home = OsUser.current().home();
        if (given != null && Path.of(given).isAbsolute()) {
            return Path.of(given, "deskhost");
        }
        return Files.isWritable(home) ? home.resolve(".cache/deskhost") : state.resolve("desktop/cache");
    }

    private static String idOf(Path state) {
        CRC32C checksum = new CRC32C();
        checksum.update(state.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
