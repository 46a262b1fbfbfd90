package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that is started again whenever it ends, after a pause that grows. Nothing polls: the operating system
 * tells when it has ended. Confined to {@link SupervisorThread}, except for the figures.
 */
final class KeptAlive {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAlive.class);
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Starts the program once. */
    interface Launcher {
        /** @throws IOException when it could not be started or did not become ready */
        Process launch() throws IOException;
    }

    /** What depends on the program hears of its life. */
    interface Dependants {
        default void up() {
        }

        default void down() {
        }
    }

    static final Dependants NOBODY = new Dependants() { };

    private final String name;
    private final SupervisorThread thread;
    private final Launcher launcher;
    private final Consumer<Process> goodbye;
    private final Dependants dependants;
    private final BackOff backOff = new BackOff();

    private volatile @Nullable Process process;
    private volatile int restarts;
    private @Nullable Future<?> pending;
    private long startedAt;
    private boolean wanted;

    /** @param goodbye asks a program to end; if it has not after three seconds, it is killed */
    KeptAlive(String name, SupervisorThread thread, Launcher launcher, Consumer<Process> goodbye,
              Dependants dependants) {
        this.name = name;
        this.thread = thread;
        this.launcher = launcher;
        this.goodbye = goodbye;
        this.dependants = dependants;
    }

    /** @throws IOException when the first start fails; nothing is tried again then */
    void start() throws IOException {
        backOff.reset();
        wanted = true;
        try {
            launch();
        } catch (IOException e) {
            wanted = false;
            throw e;
        }
    }

    /** Starts it at once unless it runs; a failure is followed by further attempts. */
    void resume() {
        if (process().isEmpty()) {
            stop();
            backOff.reset();
            wanted = true;
            launchOrRetry();
        }
    }

    void stop() {
        wanted = false;
        if (pending != null) {
            pending.cancel(false);
        }
        Process running = process;
        process = null;
        if (running != null && running.isAlive()) {
            end(running);
        }
    }

    Optional<Process> process() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }

    /** How often it was started again. */
    int restarts() {
        return restarts;
    }

    private void launch() throws IOException {
        startedAt = System.nanoTime();
        Process started = launcher.launch();
        process = started;
        LOG.debug("{} runs as process {}", name, started.pid());
        started.onExit().thenAccept(this::tellThread);
        dependants.up();
    }

    private void tellThread(Process ended) {
        try {
            thread.execute(() -> ended(ended));
        } catch (RejectedExecutionException e) {
            LOG.trace("{} ended after its supervisor", name);
        }
    }

    private void ended(Process ended) {
        if (ended == process) {
            process = null;
            dependants.down();
            startLater("ended with status " + ended.exitValue());
        }
    }

    private void launchOrRetry() {
        if (wanted) {
            try {
                launch();
            } catch (IOException e) {
                startLater("did not start (" + e.getMessage() + ")");
            } catch (RuntimeException e) {
                LOG.error("{} could not be started", name, e);
                startLater("did not start");
            }
        }
    }

    private void startLater(String why) {
        Duration pause = backOff.after(Duration.ofNanos(System.nanoTime() - startedAt));
        LOG.warn("{} {}; starting it again in {} ms", name, why, pause.toMillis());
        restarts++;
        pending = thread.after(pause, this::launchOrRetry);
    }

    private void end(Process running) {
        goodbye.accept(running);
        try {
            if (!running.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} did not end by itself", name);
                running.destroyForcibly().waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
