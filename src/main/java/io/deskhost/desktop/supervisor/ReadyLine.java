package io.deskhost.desktop.supervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Programs that say on their standard output when they are ready; what else they say goes to a log. */
final class ReadyLine {

    /** Longer ones are cut, so that output without line ends takes no memory. */
    private static final int LONGEST = 4096;

    private final Pattern form;
    private final BoundedLog log;
    private final CompletableFuture<String> found = new CompletableFuture<>();

    private ReadyLine(Pattern form, BoundedLog log) {
        this.form = form;
        this.log = log;
    }

    /**
     * Waits for a line of a form.
     *
     * @throws IOException when it is not said in time, or the output ends without it
     */
    static String await(Process process, Pattern form, BoundedLog log, Duration patience) throws IOException {
        ReadyLine line = new ReadyLine(form, log);
        Thread.ofPlatform().daemon().name("ready-line").start(() -> line.read(process.getInputStream()));
        try {
            return line.found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("it ended before it was ready", e);
        } catch (TimeoutException e) {
            throw new IOException("not ready after " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void read(InputStream output) {
        try {
            while (!found.isDone()) {
                consider(lineOf(output));
            }
        } catch (IOException e) {
            found.completeExceptionally(e);
        }
        log.copy(output);
    }

    /** Nothing is read beyond the line: what follows is for the log. */
    private static String lineOf(InputStream output) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = output.read(); next != '\n' && line.size() < LONGEST; next = output.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private void consider(String line) {
        if (form.matcher(line).matches()) {
            found.complete(line);
        } else {
            log.copy(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }
}
