package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.desktop.DesktopProperties;
import io.deskhost.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is killed cannot tidy up. */
class OrphansIT {

    @TempDir
    private Path state;

    /** Stands for the host. */
    static final class Program {

        private Program() {
        }

        public static void main(String[] arguments) throws IOException {
            DesktopProperties properties = new DesktopProperties(DesktopProperties.Source.VIRTUAL,
                    DesktopProperties.Process.SAME, "nobody", "800x600", "");
            DesktopSupervisor supervisor = new DesktopSupervisor(properties, Path.of(arguments[0]), Map.of());
            supervisor.start();
            System.out.println("started");
            System.exit(System.in.read());
        }
    }

    @Test
    void nothingOutlivesAKilledHost() throws IOException {
        List.of("Xvfb", "openbox", "xterm", "xrandr", "xsetroot", "setpriv").forEach(Needs::program);
        Process host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp", System.getProperty("java.class.path"), Program.class.getName(), state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = host.inputReader()) {
            assertThat(output.lines().anyMatch("started"::equals)).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> host.descendants().count() >= 4);
            List<ProcessHandle> programs = host.descendants().toList();

            host.toHandle().destroyForcibly();

            await().atMost(Duration.ofSeconds(10)).until(() -> programs.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            host.destroyForcibly();
            OsUser self = OsUser.current();
            Placements.remove(Placement.prepare(
                    new RunAs(self, self.isRoot() ? OsUser.named("nobody").orElseThrow() : self), state));
        }
    }
}
