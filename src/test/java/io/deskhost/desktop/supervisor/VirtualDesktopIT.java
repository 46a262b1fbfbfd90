package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Size;
import io.deskhost.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real X server and its programs; as another user when the test runs as root. */
class VirtualDesktopIT {

    @TempDir
    private Path state;
    private SupervisorThread thread = new SupervisorThread();
    private RunAs runAs;
    private Placement placement;
    private VirtualDesktop desktop;

    @BeforeEach
    void startOneMonitor() {
        start(new VirtualScreen(List.of(new Size(1365, 767))));
    }

    private void start(VirtualScreen screen) {
        List.of("Xvfb", "openbox", "xterm", "xrandr", "xsetroot", "setpriv").forEach(Needs::program);
        OsUser self = OsUser.current();
        runAs = new RunAs(self, self.isRoot() ? OsUser.named("nobody").orElseThrow() : self);
        placement = Placement.prepare(runAs, state);
        desktop = new VirtualDesktop(thread, runAs, placement, screen, state.resolve("log"));
        desktop.start();
    }

    @AfterEach
    void stop() throws IOException {
        if (desktop != null) {
            desktop.stop();
            thread.close();
            Placements.remove(placement);
        }
    }

    @Test
    void hasTheSizeAndATerminal() throws IOException {
        assertThat(client("xrandr", "--query")).contains("current 1365 x 767");
        awaitTerminal();
    }

    @Test
    void hasSeveralMonitorsFromLeftToRightAlsoAfterTheServerDied() throws IOException {
        stop();
        thread = new SupervisorThread();
        start(new VirtualScreen(List.of(new Size(1024, 768), new Size(800, 600), new Size(640, 480))));
        awaitMonitors();
        long pid = pidOf(desktop.xServer());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().until(() -> desktop.xServer().map(Process::pid).filter(now -> now != pid).isPresent());
        awaitMonitors();
    }

    private void awaitMonitors() {
        await().ignoreExceptions().untilAsserted(() -> assertThat(client("xrandr", "--listactivemonitors").lines()
                .skip(1).map(line -> line.strip().replaceAll("/\\d+", ""))).containsExactly(
                "0: *Virtual-1 1024x768+0+0  screen", "1: Virtual-2 800x600+1024+0",
                "2: Virtual-3 640x480+1824+0"));
    }

    @Test
    void belongsToItsUserAndOpensOnlyWithItsCookie() throws IOException {
        int number = Integer.parseInt(desktop.display().substring(1));
        List<Xauthority.Entry> entries = Xauthority.read(placement.xauthority());

        Path process = Path.of("/proc", Long.toString(pidOf(desktop.xServer())));
        assertThat(Owned.uid(process)).isEqualTo(runAs.user().uid());
        assertThat(Owned.uid(placement.xauthority())).isEqualTo(runAs.user().uid());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(placement.xauthority())))
                .isEqualTo("rw-------");
        assertThat(DisplayProbe.open(new DisplayName("", number), entries))
                .isInstanceOfSatisfying(DisplayProbe.Result.Opened.class,
                        opened -> assertThat(opened.owner()).contains(runAs.user().name()));
        assertThat(DisplayProbe.open(new DisplayName("", number), List.of(Xauthority.freshCookie())))
                .isInstanceOf(DisplayProbe.Result.Refused.class);
        assertThat(DisplayProbe.open(new DisplayName("", number), List.of()))
                .isInstanceOfSatisfying(DisplayProbe.Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains("Authorization required"));
    }

    @Test
    void killedServerComesBackWithNumberCookieSizeAndPrograms() throws IOException {
        awaitTerminal();
        String display = desktop.display();
        byte[] cookie = Files.readAllBytes(placement.xauthority());
        long server = pidOf(desktop.xServer());

        desktop.xServer().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> isOther(desktop.xServer(), server) && desktop.terminal().isPresent());
        assertThat(desktop.display()).isEqualTo(display);
        assertThat(Files.readAllBytes(placement.xauthority())).isEqualTo(cookie);
        assertThat(client("xrandr", "--query")).contains("current 1365 x 767");
        awaitTerminal();
        assertThat(desktop.restarts()).isPositive();
    }

    @Test
    void killedProgramsComeBack() {
        List<Supplier<Optional<Process>>> programs = List.of(desktop::windowManager, desktop::terminal);
        for (Supplier<Optional<Process>> program : programs) {
            await().atMost(Duration.ofSeconds(10)).until(() -> program.get().isPresent());
            long first = pidOf(program.get());

            program.get().orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(10)).until(() -> isOther(program.get(), first));
        }
        awaitTerminal();
    }

    @Test
    void nothingIsLeftAfterTheEnd() {
        awaitTerminal();
        List<Long> all = List.of(pidOf(desktop.xServer()), pidOf(desktop.windowManager()), pidOf(desktop.terminal()));

        desktop.stop();

        assertThat(all).noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        assertThat(Path.of("/tmp/.X11-unix/X" + desktop.display().substring(1))).doesNotExist();
    }

    private void awaitTerminal() {
        Needs.program("xwininfo");
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> windows()
                .filter(line -> line.contains("(\"xterm\" \"XTerm\")")).map(line -> line.strip().split(" ")[0])
                .anyMatch(this::isViewable));
    }

    private Stream<String> windows() throws IOException {
        return client("xwininfo", "-root", "-tree").lines();
    }

    private boolean isViewable(String window) {
        try {
            return client("xwininfo", "-id", window).contains("IsViewable");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOther(Optional<Process> program, long pid) {
        return program.filter(process -> process.pid() != pid).isPresent();
    }

    private static long pidOf(Optional<Process> program) {
        return program.orElseThrow().pid();
    }

    private String client(String... command) throws IOException {
        Map<String, String> environment = placement.environment();
        environment.put("DISPLAY", desktop.display());
        environment.put("XAUTHORITY", placement.xauthority().toString());
        return ProgramRun.of(runAs.command(environment, List.of(command)));
    }
}
