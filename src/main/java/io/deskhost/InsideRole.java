package io.deskhost;

import io.deskhost.desktop.link.DesktopEnd;
import io.deskhost.desktop.supervisor.BackOff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The desktop role inside the host's process: closed and started anew whenever its link breaks. Its contexts come and
 * go on one thread, {@code inside-role}.
 */
final class InsideRole {

    private static final Logger LOG = LoggerFactory.getLogger(InsideRole.class);

    private final Supplier<ConfigurableApplicationContext> launcher;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().name("inside-role").daemon().unstarted(task));
    private final BackOff backOff = new BackOff();
    private volatile @Nullable ConfigurableApplicationContext context;
    private long startedAt;
    private boolean stopped;

    /** @param launcher starts a role with a fresh order */
    InsideRole(Supplier<ConfigurableApplicationContext> launcher) {
        this.launcher = launcher;
    }

    /** Returns once it runs; what the first start throws is thrown here, and nothing is tried again then. */
    void start() {
        call(this::launch);
    }

    void stop() {
        call(() -> {
            stopped = true;
            close();
        });
        thread.shutdownNow();
    }

    /** Empty while none runs. */
    Optional<ConfigurableApplicationContext> context() {
        return Optional.ofNullable(context);
    }

    private void launch() {
        startedAt = System.nanoTime();
        ConfigurableApplicationContext started = launcher.get();
        context = started;
        started.getBean(DesktopEnd.class).onClosed(() -> tellThread(started));
    }

    private void tellThread(ConfigurableApplicationContext ended) {
        try {
            thread.execute(() -> ended(ended));
        } catch (RejectedExecutionException _) {
            LOG.trace("the role ended with its host");
        }
    }

    private void ended(ConfigurableApplicationContext ended) {
        if (ended == context) {
            close();
            startLater("lost its link");
        }
    }

    private void close() {
        ConfigurableApplicationContext running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }

    private void startLater(String why) {
        Duration pause = backOff.after(Duration.ofNanos(System.nanoTime() - startedAt));
        LOG.warn("desktop role {}; starting it again in {} ms", why, pause.toMillis());
        thread.schedule(this::launchOrRetry, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void launchOrRetry() {
        if (stopped) {
            return;
        }
        try {
            launch();
        } catch (RuntimeException failure) {
            startLater("did not start (" + failure.getMessage() + ")");
        }
    }

    private void call(Runnable task) {
        try {
            CompletableFuture.runAsync(task, thread).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }
}
