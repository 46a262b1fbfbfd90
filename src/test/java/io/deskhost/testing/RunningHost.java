package io.deskhost.testing;

import io.deskhost.HostRole;
import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.supervisor.DesktopSupervisor;
import io.deskhost.identity.HostIdentity;
import io.deskhost.peer.Connections;
import io.deskhost.peer.HostContext;
import io.deskhost.peer.PeerListener;
import io.deskhost.peer.PeerRegistry;
import io.deskhost.peer.PlaintextPolicy;
import io.deskhost.state.StateDirectory;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Road;
import io.deskhost.testpeer.TestPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The host as it is, inside a test's JVM, on any free ports, on a test's own X server or on a virtual desktop; its
 * desktop role in a process of its own or beside it. Beside the direct road it opens a sealed one, which the host
 * itself has not yet.
 */
public final class RunningHost implements AutoCloseable {

    public static final String PASSWORD = "Test-1234";
    private static final Duration UP = Duration.ofSeconds(60);

    private final Path state;
    private final ConfigurableApplicationContext context;
    private final LeakWatch leaks = new LeakWatch();
    private @Nullable PeerListener sealedListener;

    private RunningHost(Path state, ConfigurableApplicationContext context) {
        this.state = state;
        this.context = context;
    }

    /** What is to be started. */
    public static final class Settings {

        private final @Nullable XvfbExtension xvfb;
        private final List<String> settings = new ArrayList<>();
        private String name = "host";

        private Settings(@Nullable XvfbExtension xvfb) {
            this.xvfb = xvfb;
        }

        /** {@code deskhost.NAME=value}. */
        public Settings set(String setting, String value) {
            settings.add("--deskhost." + setting + "=" + value);
            return this;
        }

        public Settings process(DesktopProperties.Process process) {
            return set("desktop.process", process.name().toLowerCase());
        }

        /** Tells hosts apart that run at the same time. */
        public Settings named(String other) {
            name = other;
            return this;
        }

        /** Returns once the desktop is there. */
        public RunningHost start() {
            Path state = Path.of("target", "running-host", name).toAbsolutePath();
            removeTree(state);
            RunningHost host = new RunningHost(state, run(state));
            host.awaitDesktop();
            return host;
        }

        private ConfigurableApplicationContext run(Path state) {
            List<String> arguments = new ArrayList<>(List.of("--deskhost.state=" + state, "--deskhost.peer.port=0",
                    "--deskhost.admin.port=0", "--deskhost.console=none",
                    "--deskhost.desktop.source=" + (xvfb == null ? "virtual" : "attach"),
                    "--deskhost.login.password-file=" + passwordFile(state),
                    "--spring.main.allow-bean-definition-overriding=true",
                    "--spring.main.register-shutdown-hook=false"));
            arguments.addAll(settings);
            return new SpringApplicationBuilder(HostRole.class).web(WebApplicationType.REACTIVE)
                    .initializers(this::attach).run(arguments.toArray(String[]::new));
        }

        /** The supervisor finds the test's display where a host finds its environment. */
        private void attach(ConfigurableApplicationContext created) {
            if (xvfb == null) {
                return;
            }
            GenericApplicationContext context = (GenericApplicationContext) created;
            Map<String, String> environment = xvfb.environment();
            context.registerBean("desktopSupervisor", DesktopSupervisor.class,
                    () -> new DesktopSupervisor(context.getBean(DesktopProperties.class),
                            context.getBean(StateDirectory.class).path(), environment),
                    definition -> {
                        definition.setInitMethodName("start");
                        definition.setDestroyMethodName("stop");
                    });
        }

        private static Path passwordFile(Path state) {
            try {
                Path file = Files.createDirectories(state.getParent()).resolve(state.getFileName() + ".password");
                return Files.writeString(file, PASSWORD + "\n");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A host that attaches to this X server. */
    public static Settings on(XvfbExtension xvfb) {
        return new Settings(xvfb);
    }

    /** A host that makes a desktop of its own, with a terminal in it. */
    public static Settings virtual() {
        List.of("Xvfb", "openbox", "xterm", "xrandr", "xsetroot", "setpriv").forEach(Needs::program);
        return new Settings(null).set("desktop.user", "nobody");
    }

    /** A user whose X server this host may serve: not root, since no desktop role runs as root. */
    public static XvfbExtension owned(XvfbExtension xvfb) {
        return "root".equals(System.getProperty("user.name")) ? xvfb.as("nobody") : xvfb;
    }

    public InetSocketAddress direct() {
        int port = bean(PeerListener.class).address().orElseThrow().getPort();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public Road road() {
        return Road.clear(direct());
    }

    /** The road that promises encryption. */
    public synchronized Road.Sealed sealedRoad() {
        if (sealedListener == null) {
            sealedListener = new PeerListener(bean(HostContext.class), bean(PeerRegistry.class),
                    new io.deskhost.peer.Road(io.deskhost.peer.Road.Kind.PUNCHED, true),
                    PlaintextPolicy.of(List.of("deny")));
            sealedListener.start(0);
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                sealedListener.address().orElseThrow().getPort());
        return Road.sealed(address, id(), bean(HostIdentity.class).signing().publicKey());
    }

    public String id() {
        return bean(HostIdentity.class).id();
    }

    public TestPeer connect() {
        return connect(PeerOptions.standard());
    }

    public TestPeer connect(PeerOptions options) {
        return connect(road(), options);
    }

    public TestPeer connect(Road road, PeerOptions options) {
        try {
            return TestPeer.connect(road, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A viewer that is logged in and has seen its first picture. */
    public TestPeer viewer() {
        return viewer(PeerOptions.standard());
    }

    public TestPeer viewer(PeerOptions options) {
        TestPeer peer = connect(options);
        try {
            peer.login(PASSWORD).peerInfo();
            peer.viewer().awaitPicture(TestPeer.PATIENCE);
            return peer;
        } catch (RuntimeException failure) {
            peer.close();
            throw failure;
        }
    }

    /** The process of the desktop role, where that has one. */
    public ProcessHandle role() {
        return bean(DesktopSupervisor.class).rolePid().flatMap(ProcessHandle::of).orElseThrow();
    }

    /** How often a desktop role has connected. */
    public int roles() {
        return bean(Desktop.class).status().roles();
    }

    public Connections connections() {
        return bean(PeerRegistry.class);
    }

    /** An answer of the administrator's API to {@code GET /api/v1/} and this path. */
    public HttpResponse<String> get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")
                + "/api/v1/" + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token()).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Waits until the desktop can be watched. */
    public void awaitDesktop() {
        Awaitility.await("a desktop").atMost(UP).until(() -> bean(Desktop.class).status().up());
    }

    private String token() throws IOException {
        return Files.readString(state.resolve("admin-token")).strip();
    }

    private static void removeTree(Path directory) {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Stops the host; fails the test if it has lost a buffer. */
    @Override
    public synchronized void close() {
        if (sealedListener != null) {
            sealedListener.stop();
        }
        context.close();
        removeTree(state);
        leaks.none();
    }
}
