package io.deskhost.admin.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.deskhost.peer.PeerPortUnavailable;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.mock.env.MockEnvironment;

class FailureAnalyzersTest {

    @Test
    void aPeerPortInUseNamesItsSetting() {
        FailureAnalysis said = new PeerPortFailureAnalyzer().analyze(new IllegalStateException(
                new PeerPortUnavailable(new InetSocketAddress("0.0.0.0", 21118),
                        new BindException("bind(..) failed with error(-98): Address already in use"))));
        assertThat(said.getDescription()).isEqualTo(
                "The listener for peers cannot listen at 0.0.0.0:21118: it is in use.");
        assertThat(said.getAction()).contains("deskhost.peer.port");
    }

    @Test
    void anAdminPortInUseNamesItsSetting() {
        MockEnvironment environment = new MockEnvironment().withProperty("deskhost.admin.port", "80");
        FailureAnalysis said = new AdminPortFailureAnalyzer(environment).analyze(
                new IllegalStateException(new PortInUseException(80)));
        assertThat(said).isNotNull();
        assertThat(said.getDescription()).isEqualTo("The admin API cannot listen at 127.0.0.1:80: it is in use.");
        assertThat(said.getAction()).contains("deskhost.admin.port");
    }

    @Test
    void otherFaultsOfAPortHaveOtherMends() {
        AdminPortFailureAnalyzer admin = new AdminPortFailureAnalyzer(new MockEnvironment());
        assertThat(admin.analyze(new WebServerException("Unable to start Netty",
                new BindException("Permission denied")))).satisfies(said ->
                        assertThat(said.getAction()).isEqualTo("Set deskhost.admin.port to a port over 1023."));
        assertThat(admin.analyze(new WebServerException("Unable to start Netty",
                new BindException("Cannot assign requested address"))))
                .satisfies(said -> assertThat(said.getAction()).contains("deskhost.admin.address"));
        assertThat(admin.analyze(new IllegalStateException("another"))).isNull();
    }

    @Test
    void theMessageOfARealBindIsUnderstood() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Throwable thrown = catchThrowable(() ->
                    new ServerSocket(taken.getLocalPort(), 1, InetAddress.getLoopbackAddress()).close());
            assertThat(BindFault.of(thrown)).isEqualTo(BindFault.IN_USE);
        }
    }

    @Test
    void eachIsRegistered() {
        List<FailureAnalyzer> registered = SpringFactoriesLoader.forDefaultResourceLocation().load(
                FailureAnalyzer.class, ArgumentResolver.of(Environment.class, new MockEnvironment())
                        .and(BeanFactory.class, new DefaultListableBeanFactory()));
        assertThat(registered).extracting(analyzer -> analyzer.getClass().getSimpleName()).contains(
                "AdminPortFailureAnalyzer", "PeerPortFailureAnalyzer", "StateFailureAnalyzer",
                "SodiumFailureAnalyzer");
    }

    @Test
    void aStateDirectoryThatIsAFileIsSaid(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("state"));
        Throwable thrown = catchThrowable(() -> new StateDirectory(file));
        FailureAnalysis said = new StateFailureAnalyzer().analyze(new IllegalStateException(thrown));
        assertThat(said.getDescription()).contains(file.toString(), "is not a directory");
        assertThat(said.getAction()).contains("bin/run --state DIR");
    }

    @Test
    void aStateDirectoryThatIsNotOursIsSaid() {
        FailureAnalysis said = new StateFailureAnalyzer().analyze(
                StateUnavailable.of(Path.of("/var/lib/x"), new AccessDeniedException("/var/lib/x")));
        assertThat(said.getDescription()).isEqualTo(
                "The host's state cannot be used: /var/lib/x: permission denied.");
    }
}
