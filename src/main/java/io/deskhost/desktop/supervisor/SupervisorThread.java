package io.deskhost.desktop.supervisor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread {@code supervisor} that starts, restarts and ends programs. It lives as long as they do, since the
 * kernel ends them together with the thread that started them.
 */
final class SupervisorThread implements Executor, AutoCloseable {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().name("supervisor").daemon().unstarted(task));

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Waits until the task has run on the thread; what it throws is thrown here. */
    void call(Runnable task) {
        try {
            executor.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    Future<?> after(Duration pause, Runnable task) {
        return executor.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isClosed() {
        return executor.isShutdown();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
