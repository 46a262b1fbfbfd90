package io.deskhost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of this process, as the kernel knows it. */
final class ProcessUser {

    private ProcessUser() {
    }

    static long uid() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
