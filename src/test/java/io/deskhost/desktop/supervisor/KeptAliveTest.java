package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptAliveTest {

    private final SupervisorThread thread = new SupervisorThread();
    private final List<Long> starts = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        thread.close();
    }

    @Test
    void startsAnewWithGrowingPauses() {
        KeptAlive program = program("exit 3");

        thread.call(program::resume);

        await().atMost(Duration.ofSeconds(10)).until(() -> starts.size() >= 4);
        thread.call(program::stop);
        assertThat(millisBetween(1, 2)).isGreaterThanOrEqualTo(95);
        assertThat(millisBetween(2, 3)).isGreaterThanOrEqualTo(195);
        assertThat(program.restarts()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void comesBackWhenKilled() {
        KeptAlive program = program("exec sleep 60");
        thread.call(program::resume);
        long first = program.process().orElseThrow().pid();

        program.process().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> program.process().filter(process -> process.pid() != first).isPresent());
        thread.call(program::stop);
        assertThat(ProcessHandle.of(first)).isEmpty();
    }

    @Test
    void staysDownOnceStopped() {
        KeptAlive program = program("exec sleep 60");
        thread.call(program::resume);
        ProcessHandle process = program.process().orElseThrow().toHandle();

        thread.call(program::stop);

        assertThat(process.isAlive()).isFalse();
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(2)).until(() -> starts.size() == 1);
    }

    @Test
    void killsWhatDoesNotListen() {
        KeptAlive program = program("trap '' TERM; while :; do sleep 60; done");
        thread.call(program::resume);
        ProcessHandle process = program.process().orElseThrow().toHandle();
        await().until(() -> process.children().findAny().isPresent());
        ProcessHandle child = process.children().findAny().orElseThrow();

        thread.call(program::stop);

        assertThat(process.isAlive()).isFalse();
        child.destroyForcibly();
    }

    @Test
    void firstStartThatFailsIsNotRepeated() {
        KeptAlive program = keptAlive(() -> {
            starts.add(System.nanoTime());
            throw new IOException("no");
        });

        assertThatThrownBy(() -> thread.call(() -> {
            try {
                program.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })).isInstanceOf(UncheckedIOException.class);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(() -> starts.size() == 1);
    }

    private KeptAlive program(String script) {
        return keptAlive(() -> {
            starts.add(System.nanoTime());
            return new ProcessBuilder("/bin/sh", "-c", script).start();
        });
    }

    private KeptAlive keptAlive(KeptAlive.Launcher launcher) {
        return new KeptAlive("test program", thread, launcher, Process::destroy, KeptAlive.NOBODY);
    }

    private long millisBetween(int first, int second) {
        return Duration.ofNanos(starts.get(second) - starts.get(first)).toMillis();
    }
}
