package io.deskhost.desktop.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs of a virtual desktop, and the Debian packages that bring them. */
final class RequiredPrograms {

    private static final Map<String, String> PACKAGES = packages();

    private final List<Path> directories;

    RequiredPrograms(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    /** Looks where the programs will be looked for when they are started. */
    static RequiredPrograms onThisMachine() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin:/bin";
        return new RequiredPrograms(
                Arrays.stream(path.split(":")).filter(part -> !part.isBlank()).map(Path::of).toList());
    }

    /** @throws DesktopUnavailable that names what is missing and the packages to install */
    void check() {
        List<String> missing = PACKAGES.keySet().stream().filter(program -> !isThere(program)).toList();
        if (!missing.isEmpty()) {
            String packages = missing.stream().map(PACKAGES::get).distinct().collect(Collectors.joining(" "));
            throw new DesktopUnavailable(
                    "A virtual desktop needs programs that are missing: " + String.join(", ", missing) + ".",
                    "Install them (apt-get install " + packages + "), or set DISPLAY to a running X server.");
        }
    }

    private boolean isThere(String program) {
        Stream<Path> places = directories.stream().map(directory -> directory.resolve(program));
        return places.anyMatch(Files::isExecutable);
    }

    private static Map<String, String> packages() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("Xvfb", "xvfb");
        packages.put("openbox", "openbox");
        packages.put("xterm", "xterm");
        packages.put("xrandr", "x11-xserver-utils");
        packages.put("xsetroot", "x11-xserver-utils");
        packages.put("setpriv", "util-linux");
        return packages;
    }
}
