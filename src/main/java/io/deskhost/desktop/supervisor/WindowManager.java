package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Openbox with its stock settings, except that there is one desktop: with the stock four, turning the wheel over the
 * background takes all windows away. A configuration of the user's own goes before ours.
 */
final class WindowManager {

    private static final Path STOCK = Path.of("/etc/xdg/openbox/rc.xml");

    private WindowManager() {
    }

    static List<String> command(Path directory, OsUser user) throws IOException {
        if (!Files.isReadable(STOCK) || Files.exists(user.home().resolve(".config/openbox/rc.xml"))) {
            return List.of("openbox", "--sm-disable");
        }
        Path file = directory.resolve("openbox.xml");
        Files.writeString(file, withOneDesktop(Files.readString(STOCK)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return List.of("openbox", "--sm-disable", "--config-file", file.toString());
    }

    static String withOneDesktop(String configuration) {
        return configuration.replaceFirst("<number>\\d+</number>", "<number>1</number>");
    }
}
