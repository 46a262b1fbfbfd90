package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a lock on a state directory, so that a second host with the same one does not take cookie and link away from
 * the first. The system lets go of it however the host ends.
 */
final class SoleHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SoleHost.class);

    private final FileChannel channel;

    private SoleHost(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DesktopUnavailable when another host has it */
    static SoleHost of(Path state) {
        try {
            Files.createDirectories(state);
            FileChannel channel = FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DesktopUnavailable("Another host runs with the state directory " + state + ".",
                        "Stop that one, or give this one a state directory of its own (bin/run --state DIR).");
            }
            return new SoleHost(channel);
        } catch (IOException e) {
            throw new DesktopUnavailable("Cannot lock " + state + ": " + e.getMessage() + ".",
                    "Make it writable, or set another (bin/run --state DIR).", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("cannot close the lock: {}", e.getMessage());
        }
    }
}
