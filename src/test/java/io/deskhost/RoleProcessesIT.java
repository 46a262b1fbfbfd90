package io.deskhost;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.Needs;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.TestPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two real processes with a viewer at them: what each of the roles has loaded, and who listens. */
class RoleProcessesIT {

    private static final Pattern LIBRARY = Pattern.compile("/lib(?:jni)?(X\\w+|vpx|yuv|av\\w+|sw\\w+)[.-][^/]*$");
    private static final String LISTENS = "0A";

    @TempDir
    private static Path directory;
    private static Process host;
    private static JsonNode ready;
    private static TestPeer viewer;

    @BeforeAll
    static void start() throws IOException {
        List.of("Xvfb", "openbox", "xterm", "xrandr", "xsetroot", "setpriv").forEach(Needs::program);
        Path password = Files.writeString(directory.resolve("password"), "Test-1234\n");
        host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                DeskhostApplication.class.getName(), "--deskhost.state=" + directory.resolve("state"),
                "--deskhost.console=json", "--deskhost.peer.port=0", "--deskhost.admin.port=0",
                "--deskhost.desktop.source=virtual", "--deskhost.desktop.user=nobody",
                "--deskhost.login.password-file=" + password)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = host.inputReader();
        ready = JsonMapper.shared().readTree(output.readLine());
        String direct = ready.get("direct").asString();
        viewer = TestPeer.connect("127.0.0.1", Integer.parseInt(direct.substring(direct.lastIndexOf(':') + 1)),
                PeerOptions.standard());
        viewer.login("Test-1234").peerInfo();
        viewer.viewer().awaitPicture(Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (viewer != null) {
            viewer.close();
        }
        if (host != null) {
            host.destroy();
            if (!host.waitFor(20, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
    }

    @Test
    void saysWhatAScriptNeedsToKnow() {
        assertThat(ready.propertyNames()).containsExactlyInAnyOrder("id", "direct", "admin", "oneTimePassword",
                "tokenFile", "display", "xauthority", "desktopUser", "pid");
        assertThat(ready.get("pid").asLong()).isEqualTo(host.pid());
    }

    @Test
    void onlyTheDesktopRoleHasLibrariesForPicturesAndInput() throws IOException {
        assertThat(libraries(host.pid())).isEmpty();
        assertThat(libraries(role())).contains("X11", "Xext", "Xdamage", "Xtst", "vpx");
    }

    @Test
    void onlyTheHostListens() throws IOException {
        assertThat(listeners(host.pid())).hasSizeGreaterThanOrEqualTo(2);
        assertThat(listeners(role())).isEmpty();
    }

    private static long role() {
        return host.descendants().filter(process -> commandLine(process).contains("--role=desktop"))
                .mapToLong(ProcessHandle::pid).findFirst().orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static Set<String> libraries(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "maps")).stream().map(LIBRARY::matcher)
                .filter(Matcher::find).map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Inodes of the TCP sockets that listen and that this process holds. */
    private static Set<String> listeners(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> listening = Stream.concat(Files.readAllLines(process.resolve("net/tcp")).stream(),
                        Files.readAllLines(process.resolve("net/tcp6")).stream())
                .map(line -> line.strip().split(" +")).filter(fields -> LISTENS.equals(fields[3]))
                .map(fields -> "socket:[" + fields[9] + "]").collect(Collectors.toSet());
        listening.retainAll(open(process));
        return listening;
    }

    private static Set<String> open(Path process) throws IOException {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.map(RoleProcessesIT::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
