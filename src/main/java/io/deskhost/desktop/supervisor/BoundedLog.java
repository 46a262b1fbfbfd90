package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a program says in a file, and the file before it: never more than twice the limit. */
final class BoundedLog {

    static final long LIMIT = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedLog.class);

    private final Path file;

    BoundedLog(Path file) {
        this.file = file;
    }

    /** Reads on a thread of its own until the program has ended. */
    void keep(InputStream output) {
        Thread.ofPlatform().daemon().name("log-" + file.getFileName()).start(() -> copy(output));
    }

    /** Goes on reading when the file cannot be written, so that the program is never held up. */
    void copy(InputStream output) {
        byte[] buffer = new byte[4096];
        try (output) {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                append(buffer, length);
            }
        } catch (IOException e) {
            LOG.debug("output for {} ended: {}", file, e.getMessage());
        }
    }

    private void append(byte[] buffer, int length) {
        try {
            if (Files.exists(file) && Files.size(file) + length > LIMIT) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            LOG.debug("cannot write {}: {}", file, e.getMessage());
        }
    }
}
