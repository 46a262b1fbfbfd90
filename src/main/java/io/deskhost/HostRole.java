package io.deskhost;

import io.deskhost.admin.AdminConfiguration;
import io.deskhost.admin.HostConsole;
import io.deskhost.admin.HostFacts;
import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.desktop.supervisor.DesktopSupervisor;
import io.deskhost.event.HostEvent;
import io.deskhost.event.HostEvents;
import io.deskhost.event.SessionLog;
import io.deskhost.identity.Cryptography;
import io.deskhost.identity.HostIdentity;
import io.deskhost.identity.IdentityFile;
import io.deskhost.login.AttemptLimits;
import io.deskhost.login.LoginDesk;
import io.deskhost.login.LoginProperties;
import io.deskhost.login.OneTimePassword;
import io.deskhost.login.PermanentPassword;
import io.deskhost.login.RecentSessions;
import io.deskhost.peer.HostContext;
import io.deskhost.peer.PeerListener;
import io.deskhost.peer.PeerMeters;
import io.deskhost.peer.PeerProperties;
import io.deskhost.peer.PeerRegistry;
import io.deskhost.peer.PlaintextPolicy;
import io.deskhost.peer.Road;
import io.deskhost.permission.PermissionProperties;
import io.deskhost.platform.sodium.SodiumCryptography;
import io.deskhost.platform.sodium.SodiumFrameSeals;
import io.deskhost.platform.sodium.SodiumLibrary;
import io.deskhost.platform.sodium.lib.Sodium;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import io.deskhost.wire.FrameSeal;
import io.deskhost.wire.MessageCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** The host: sockets, login, permissions, state, admin. Loads no library for pictures, input or sound. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AdminConfiguration.class)
@EnableConfigurationProperties({HostProperties.class, DesktopProperties.class, LoginProperties.class,
        PeerProperties.class, PermissionProperties.class})
public class HostRole {

    static void main(String[] args) {
        start(args);
    }

    /** Starts a host; more than one may run in a JVM. */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(HostRole.class).web(WebApplicationType.REACTIVE).run(args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StateDirectory stateDirectory(HostProperties properties) throws StateUnavailable {
        return new StateDirectory(properties.directory(System.getenv()));
    }

    @Bean
    Sodium sodium() {
        return SodiumLibrary.load();
    }

    @Bean
    Cryptography cryptography(Sodium sodium) {
        return new SodiumCryptography(sodium);
    }

    @Bean
    FrameSeal.Factory frameSeals(Sodium sodium) {
        return new SodiumFrameSeals(sodium);
    }

    @Bean
    HostIdentity hostIdentity(StateDirectory state, Cryptography cryptography) throws IOException {
        return IdentityFile.loadOrCreate(state, cryptography);
    }

    @Bean
    PermanentPassword permanentPassword(StateDirectory state, Cryptography cryptography, HostIdentity identity,
                                        LoginProperties properties) throws IOException {
        PermanentPassword password = new PermanentPassword(state, cryptography, identity.salt());
        if (properties.passwordFile() != null) {
            new PasswordFile(properties.passwordFile()).setIn(password);
        }
        return password;
    }

    @Bean
    OneTimePassword oneTimePassword(LoginProperties properties, HostIdentity identity) {
        return new OneTimePassword(properties.oneTimeLength(), identity.salt());
    }

    @Bean
    LoginDesk loginDesk(HostIdentity identity, LoginProperties properties, PermanentPassword permanent,
                        OneTimePassword oneTime, PermissionProperties permissions, Clock clock) {
        return new LoginDesk(identity.id(), properties.verificationMethod(), permanent, oneTime,
                new RecentSessions(clock), new AttemptLimits(clock), permissions);
    }

    @Bean
    SessionLog sessionLog(Clock clock) {
        return new SessionLog(clock);
    }

    @Bean
    HostEvents hostEvents(List<Consumer<HostEvent>> listeners) {
        return new HostEvents(listeners);
    }

    @Bean
    PlaintextPolicy plaintextPolicy(PeerProperties properties) {
        try {
            return PlaintextPolicy.of(properties.direct().plaintext());
        } catch (IllegalArgumentException unknown) {
            throw new UnusableSetting(unknown.getMessage() + ".", "Set deskhost.peer.direct.plaintext to loopback, "
                    + "deny, allow, or networks with commas between them.", unknown);
        }
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    DesktopSupervisor desktopSupervisor(DesktopProperties properties, StateDirectory state) {
        return new DesktopSupervisor(properties, state.path(), System.getenv());
    }

    @Bean(destroyMethod = "")
    Desktop desktop(DesktopProperties properties, DesktopSupervisor supervisor, Clock clock) {
        String address = switch (properties.process()) {
            case SAME -> LinkServer.inJvmAddress();
            case SEPARATE -> supervisor.placement().linkDirectory().resolve("link").toString();
        };
        return new Desktop(address, clock);
    }

    @Bean
    PeerRegistry peerRegistry() {
        return new PeerRegistry();
    }

    @Bean
    HostContext hostContext(HostIdentity identity, Cryptography cryptography, FrameSeal.Factory seals,
                            LoginDesk loginDesk, PermissionProperties permissions, Desktop desktop,
                            HostEvents events, MeterRegistry meters, Clock clock) {
        return new HostContext(identity, cryptography, seals, new MessageCodec(), loginDesk, permissions, desktop,
                events, new PeerMeters(meters), clock);
    }

    @Bean
    PeerListener peerListener(HostContext host, PeerRegistry registry, PlaintextPolicy plaintext) {
        return new PeerListener(host, registry, Road.DIRECT, plaintext);
    }

    @Bean
    RoleSettings roleSettings(ConfigurableEnvironment environment) {
        return RoleSettings.of(environment);
    }

    @Bean
    HostLife hostLife(Desktop desktop, DesktopSupervisor supervisor, DesktopProperties properties,
                      PeerListener listener, PeerProperties peers, HostEvents events, Clock clock,
                      RoleSettings settings) {
        return new HostLife(desktop, supervisor, properties, listener, peers, events, clock, settings);
    }

    @Bean
    HostFactsSource hostFacts(HostIdentity identity, LoginProperties login, OneTimePassword oneTime,
                              PeerProperties peers, PeerListener listener, Desktop desktop,
                              DesktopSupervisor supervisor) {
        return new HostFactsSource(identity, login, oneTime, peers, listener, desktop, supervisor);
    }

    @Bean
    HostAnnouncement announcement(Desktop desktop, HostConsole console, HostFacts facts, OneTimePassword oneTime) {
        return new HostAnnouncement(desktop, console, facts, oneTime);
    }
}
