package io.deskhost.desktop.supervisor;

import io.deskhost.desktop.DesktopProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the desktop comes from, and whose it is. */
sealed interface DesktopSource {

    OsUser user();

    /** @param file the host's own file of cookies */
    record Attached(String display, DisplayName name, Path file, OsUser user) implements DesktopSource {
    }

    record Virtual(OsUser user) implements DesktopSource {
    }

    /**
     * Looks only at the display that {@code environment} names, never for others.
     *
     * @throws DesktopUnavailable when the settings ask for what is not there
     */
    static DesktopSource choose(DesktopProperties properties, Map<String, String> environment, OsUser self) {
        return switch (properties.source()) {
            case VIRTUAL -> new Virtual(configured(properties, self));
            case ATTACH -> attach(properties, environment, self).orElseThrow(() -> new DesktopUnavailable(
                    "Cannot open display " + environment.getOrDefault("DISPLAY", "(DISPLAY is not set)") + ".",
                    "Set deskhost.desktop.source=virtual or start an X server."));
            case AUTO -> attach(properties, environment, self)
                    .orElseGet(() -> new Virtual(configured(properties, self)));
        };
    }

    private static Optional<DesktopSource> attach(DesktopProperties properties, Map<String, String> environment,
                                                  OsUser self) {
        String display = environment.getOrDefault("DISPLAY", "");
        Path file = cookieFile(environment, self);
        return DisplayName.parse(display).flatMap(name -> switch (DisplayProbe.open(name, entries(file))) {
            case DisplayProbe.Result.Opened opened ->
                    Optional.of(new Attached(display, name, file, userOf(opened, file, properties, self)));
            case DisplayProbe.Result.Refused _ -> Optional.empty();
        });
    }

    /** Shared memory works only as the user of the X server; a server that runs as root serves somebody else. */
    private static OsUser userOf(DisplayProbe.Result.Opened opened, Path file, DesktopProperties properties,
                                 OsUser self) {
        if (!self.isRoot()) {
            return self;
        }
        return opened.owner().flatMap(OsUser::named).filter(owner -> !owner.isRoot())
                .or(() -> owner(file).filter(owner -> !owner.isRoot()))
                .orElseGet(() -> configured(properties, self));
    }

    private static OsUser configured(DesktopProperties properties, OsUser self) {
        if (!self.isRoot()) {
            return self;
        }
        String name = properties.user();
        return OsUser.named(name).orElseThrow(() -> new DesktopUnavailable(
                "There is no user " + name + " for the desktop to belong to.",
                "Make it (useradd --system --create-home --shell /bin/bash " + name
                        + "), or set deskhost.desktop.user."));
    }

    private static Path cookieFile(Map<String, String> environment, OsUser self) {
        String given = environment.getOrDefault("XAUTHORITY", "");
        return given.isEmpty() ? self.home().resolve(".Xauthority") : Path.of(given);
    }

    static List<Xauthority.Entry> entries(Path file) {
        try {
            return Xauthority.read(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<OsUser> owner(Path file) {
        try {
            return Files.exists(file) ? OsUser.named(Long.toString(Owned.uid(file))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
