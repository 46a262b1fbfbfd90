package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Read-only copies of files in {@code STORE/NAME-FINGERPRINT}, made once for what did not change (size, time and
 * place of each file), complete or not there; older ones go.
 */
final class Copies implements AutoCloseable {

    private final Path store;
    private final String name;
    private final Map<Path, Path> sources = new TreeMap<>();

    Copies(Path store, String name) {
        this.store = store;
        this.name = name;
    }

    /** @return the place of the copy */
    static Path tree(Path directory, Path store, String name) throws IOException {
        try (Copies copies = new Copies(store, name)) {
            copies.add(directory, Path.of("0"));
            return copies.make().resolve("0");
        }
    }

    /**
     * @param source a file or directory
     * @param target relative
     * @return target
     */
    Path add(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> sources.put(target.resolve(source.relativize(file)).normalize(), file));
        }
        return target;
    }

    /** @return the directory that holds the copies */
    Path make() throws IOException {
        Path root = store.resolve(name + "-" + fingerprint());
        if (!Files.isDirectory(root)) {
            removeOlder();
            Path fresh = store.resolve(name + "-new");
            for (Map.Entry<Path, Path> entry : sources.entrySet()) {
                copy(entry.getValue(), fresh.resolve(entry.getKey()));
            }
            makeReadable(fresh);
            Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return root;
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
        String mode = Files.isExecutable(source) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
    }

    private static void makeReadable(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private String fingerprint() throws IOException {
        CRC32C checksum = new CRC32C();
        for (Map.Entry<Path, Path> entry : sources.entrySet()) {
            Path source = entry.getValue();
            String facts = entry.getKey() + " " + source + " " + Files.size(source) + " "
                    + Files.getLastModifiedTime(source);
            checksum.update(facts.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private void removeOlder() throws IOException {
        try (Stream<Path> entries = Files.list(store)) {
            for (Path old : entries.filter(entry -> entry.getFileName().toString().startsWith(name + "-")).toList()) {
                removeTree(old);
            }
        }
    }

    static void removeTree(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        sources.clear();
    }
}
