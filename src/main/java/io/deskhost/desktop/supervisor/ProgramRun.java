package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end. */
final class ProgramRun {

    private static final int TIMEOUT_SECONDS = 15;

    private ProgramRun() {
    }

    /**
     * @return what it wrote to both outputs; meant for a few kilobytes
     * @throws IOException when it fails, and with its words
     */
    static String of(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.toHandle().onExit().completeOnTimeout(process.toHandle(), TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .thenAccept(ProcessHandle::destroyForcibly);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (await(process) != 0) {
            throw new IOException(builder.command().getLast() + ": " + output.strip());
        }
        return output;
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
