package io.deskhost.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that holds this host's state: 0700, each file 0600 and written by replacement. It is made, or an
 * empty one is taken, and marked; no other is touched, and no mode of what was there is changed.
 */
public final class StateDirectory {

    private static final String MARK = ".deskhost";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path directory;

    /** @throws StateUnavailable when it cannot be made or written, or is not ours alone */
    public StateDirectory(Path directory) throws StateUnavailable {
        this.directory = directory.toAbsolutePath();
        try {
            if (Files.exists(this.directory)) {
                checkOurs();
            } else {
                Files.createDirectories(this.directory.getParent());
                Files.createDirectory(this.directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.delete(Files.createTempFile(this.directory, "probe", ".new"));
            if (!Files.exists(resolve(MARK))) {
                Files.createFile(resolve(MARK));
            }
        } catch (IOException e) {
            throw StateUnavailable.of(this.directory, e);
        }
    }

    private void checkOurs() throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory);
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!Files.getAttribute(directory, "unix:uid").equals(self)) {
            throw new IOException("belongs to another user");
        }
        if (mode.stream().anyMatch(OTHERS::contains)) {
            throw new IOException("other users may enter it or write to it (" + PosixFilePermissions.toString(mode)
                    + ")");
        }
        try (Stream<Path> inside = Files.list(directory)) {
            if (!Files.exists(resolve(MARK)) && inside.findAny().isPresent()) {
                throw new IOException("holds files of something else");
            }
        }
    }

    public Path path() {
        return directory;
    }

    public Path resolve(String name) {
        return directory.resolve(name);
    }

    /** @throws StateUnavailable when there is something that cannot be read */
    public Optional<byte[]> read(String name) throws StateUnavailable {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw StateUnavailable.of(directory.resolve(name), e);
        }
    }

    /**
     * Writes a file so that either the old or the new content is there, whatever happens.
     *
     * @throws StateUnavailable when it cannot be written; the old content then stays
     */
    public void write(String name, byte[] content) throws StateUnavailable {
        try {
            replace(name, content);
        } catch (IOException e) {
            throw StateUnavailable.of(directory.resolve(name), e);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(directory, name, ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
