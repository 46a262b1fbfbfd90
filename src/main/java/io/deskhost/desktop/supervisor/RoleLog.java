package io.deskhost.desktop.supervisor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes the lines of the desktop role's log into the host's, at their level and without their time. */
final class RoleLog {

    private static final Pattern LINE = Pattern.compile("\\S+ +(TRACE|DEBUG|INFO|WARN|ERROR) +(.*)");

    private final Logger logger;
    private Level level = Level.INFO;

    RoleLog(Logger logger) {
        this.logger = logger;
    }

    /** Reads on a thread of its own until the process has ended. */
    static void follow(Process process) {
        RoleLog role = new RoleLog(LoggerFactory.getLogger("desktop"));
        Thread.ofPlatform().daemon().name("desktop-role-log").start(() -> role.read(process));
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                pass(line);
            }
        } catch (IOException e) {
            logger.debug("output ended: {}", e.getMessage());
        }
    }

    /** A line without a level belongs to the one before, as in a stack trace. */
    void pass(String line) {
        Matcher matcher = LINE.matcher(line);
        boolean isNew = matcher.matches();
        if (isNew) {
            level = Level.valueOf(matcher.group(1));
        }
        logger.atLevel(level).log(isNew ? matcher.group(2).strip() : line);
    }
}
