package io.deskhost.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The directory that holds this host's state: 0700, each file 0600 and written by replacement. */
public final class StateDirectory {

    private final Path directory;

    /** @throws StateUnavailable when it cannot be made or written */
    public StateDirectory(Path directory) throws StateUnavailable {
        this.directory = directory.toAbsolutePath();
        try {
            Files.createDirectories(this.directory);
            Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
            Files.delete(Files.createTempFile(this.directory, "probe", ".new"));
        } catch (IOException e) {
            throw StateUnavailable.of(this.directory, e);
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
