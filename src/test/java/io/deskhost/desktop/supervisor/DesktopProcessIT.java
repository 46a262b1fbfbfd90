package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.link.LaunchOrder;
import io.deskhost.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that only notes what it gets stands in for Java. */
class DesktopProcessIT {

    @TempDir
    private Path directory;
    private final SupervisorThread thread = new SupervisorThread();
    private final AtomicInteger orders = new AtomicInteger();
    private Placement placement;
    private RunAs runAs;
    private DesktopProcess role;

    @BeforeEach
    void start() throws IOException {
        Needs.program("setpriv");
        OsUser self = OsUser.current();
        runAs = new RunAs(self, self.isRoot() ? OsUser.named("nobody").orElseThrow() : self);
        placement = Placement.prepare(runAs, directory.resolve("state"));
        role = new DesktopProcess(thread, runAs, placement, new ProgramFiles(program(), List.of("-jar", "x.jar")),
                () -> new DesktopAccess(":77", Optional.of(placement.xauthority()), runAs.user().name()),
                () -> new LaunchOrder("/s", "secret-" + orders.incrementAndGet(), 0, Map.of("deskhost.a", "b")));
        role.start();
    }

    @AfterEach
    void stop() throws IOException {
        if (role != null) {
            role.stop();
            thread.close();
            Placements.remove(placement);
        }
    }

    @Test
    void ordersComeByStandardInputOnly() throws IOException {
        String line = order(1);
        Path process = Path.of("/proc", Long.toString(role.pid().orElseThrow()));

        assertThat(line).startsWith("{").contains("\"token\":\"secret-1\"").contains("\"socket\":\"/s\"")
                .contains("\"settings\":{\"deskhost.a\":\"b\"}");
        assertThat(Files.readString(process.resolve("cmdline"))).contains("--role=desktop").doesNotContain("secret");
        assertThat(Files.readString(process.resolve("environ"))).doesNotContain("secret");
    }

    @Test
    void runsAsTheDesktopsUserInItsOwnEnvironment() throws IOException {
        order(1);
        Path process = Path.of("/proc", Long.toString(role.pid().orElseThrow()));

        assertThat(Owned.uid(process)).isEqualTo(runAs.user().uid());
        assertThat(Files.readString(process.resolve("environ")).split("\0"))
                .contains("DISPLAY=:77", "XAUTHORITY=" + placement.xauthority(), "USER=" + runAs.user().name())
                .noneMatch(entry -> entry.startsWith("JAVA_HOME=") || entry.startsWith("CI="));
    }

    @Test
    void startsAgainWithAFreshOrder() throws IOException {
        order(1);
        long first = role.pid().orElseThrow();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(order(2)).contains("secret-2");
        await().atMost(Duration.ofSeconds(5)).until(() -> role.pid().filter(pid -> pid != first).isPresent());
        assertThat(role.restarts()).isEqualTo(1);
    }

    @Test
    void endOfItsInputTellsThatTheHostIsGone() throws IOException {
        order(1);

        role.stop();

        assertThat(placement.temporary().resolve("goodbye")).exists();
        assertThat(role.pid()).isEmpty();
    }

    private String order(int number) throws IOException {
        Path file = placement.temporary().resolve("order-" + number);
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(file) && Files.size(file) > 0);
        return Files.readString(file);
    }

    private Path program() throws IOException {
        Path program = placement.store().resolve("java");
        Files.writeString(program, """
                #!/bin/sh
                cd "%s" || exit
                read -r line
                n=1
                while [ -e order-$n ]; do n=$((n + 1)); done
                echo "$line" > order-$n
                cat > /dev/null
                touch goodbye
                """.formatted(placement.temporary()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
