package io.deskhost.admin;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the host says on standard output, apart from its log: how to reach it, once it is ready, and each new one-time
 * password. Any thread; what comes later than {@link #ready} is printed by a thread of its own ({@code console}), the
 * latest only if nobody reads, so that no event loop waits for a pipe.
 */
public final class HostConsole implements AutoCloseable {

    private final ReadyWords words;
    private final PrintStream out;
    private final ThreadPoolExecutor printer = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1), Thread.ofPlatform().name("console").daemon().factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());
    private volatile boolean ready;

    HostConsole(ReadyWords words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    /** Says that peers can come, and how. To be called once, on the main thread. */
    public void ready(HostSnapshot host) {
        print(words.ready(host));
        ready = true;
    }

    /** Shows a new password to a person; before {@link #ready}, and to scripts, it says nothing. */
    public void oneTimePasswordChanged(String password) {
        String line = words.oneTimePassword(password);
        if (ready && !line.isEmpty()) {
            printer.execute(() -> print(line));
        }
    }

    private void print(String text) {
        if (!text.isEmpty()) {
            out.println(text);
            out.flush();
        }
    }

    @Override
    public void close() {
        printer.shutdown();
    }
}
