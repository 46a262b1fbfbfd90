package io.deskhost;

import io.deskhost.admin.HostFacts;
import io.deskhost.admin.HostSnapshot;
import io.deskhost.admin.HostSnapshot.State;
import io.deskhost.desktop.Desktop;
import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.DesktopDescription;
import io.deskhost.desktop.DesktopStatus;
import io.deskhost.desktop.supervisor.DesktopSupervisor;
import io.deskhost.identity.HostIdentity;
import io.deskhost.login.LoginProperties;
import io.deskhost.login.OneTimePassword;
import io.deskhost.message.DisplayInfo;
import io.deskhost.peer.PeerListener;
import io.deskhost.peer.PeerProperties;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers what the admin's face tells of this host. Any thread. */
final class HostFactsSource implements HostFacts {

    private final HostIdentity identity;
    private final LoginProperties login;
    private final OneTimePassword oneTime;
    private final PeerProperties peers;
    private final PeerListener listener;
    private final Desktop desktop;
    private final DesktopSupervisor supervisor;
    private final Instant started = Instant.now();
    private final String hostname = hostname();

    HostFactsSource(HostIdentity identity, LoginProperties login, OneTimePassword oneTime, PeerProperties peers,
                    PeerListener listener, Desktop desktop, DesktopSupervisor supervisor) {
        this.identity = identity;
        this.login = login;
        this.oneTime = oneTime;
        this.peers = peers;
        this.listener = listener;
        this.desktop = desktop;
        this.supervisor = supervisor;
    }

    @Override
    public HostSnapshot now() {
        return new HostSnapshot(identity.id(), version(), hostname,
                System.getProperty("os.name") + " " + System.getProperty("os.version"), started, oneTimePassword(),
                direct(), desktop());
    }

    private Optional<String> oneTimePassword() {
        return login.verificationMethod() == LoginProperties.VerificationMethod.PERMANENT ? Optional.empty()
                : Optional.of(oneTime.current());
    }

    private HostSnapshot.Direct direct() {
        Optional<InetSocketAddress> bound = listener.address();
        return new HostSnapshot.Direct(bound.map(address -> address.getAddress().getHostAddress()).orElse(""),
                bound.map(InetSocketAddress::getPort).orElse(peers.port()), bound.isPresent(),
                String.join(",", peers.direct().plaintext()));
    }

    private HostSnapshot.Desktop desktop() {
        DesktopStatus status = desktop.status();
        DesktopAccess access = supervisor.access();
        State state = status.up() ? State.UP : status.roles() == 0 ? State.STARTING : State.DOWN;
        Optional<String> problem = status.up() ? Optional.of(status.troubles()).filter(text -> !text.isEmpty())
                : Optional.of(status.troubles().isEmpty() ? "The desktop role is not connected." : status.troubles());
        return new HostSnapshot.Desktop(state, problem, Optional.of(access.user()), Optional.of(access.display()),
                access.xauthority().map(Path::toString), displays(status),
                supervisor.rolePid().map(OptionalLong::of).orElse(OptionalLong.empty()),
                supervisor.health().roleRestarts());
    }

    private static List<HostSnapshot.Display> displays(DesktopStatus status) {
        List<DisplayInfo> displays = status.description().map(DesktopDescription::layout)
                .map(layout -> layout.displays()).orElse(List.of());
        return displays.stream().map(display -> new HostSnapshot.Display(display.name(), display.x(), display.y(),
                display.width(), display.height())).toList();
    }

    private static String version() {
        return Optional.ofNullable(HostFactsSource.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException unnamed) {
            return "unknown";
        }
    }
}
