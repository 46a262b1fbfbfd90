package io.deskhost.desktop.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs programs as the desktop's user, in an environment of our own making, and so that none of them outlives this
 * process, however it ends.
 *
 * <p>The kernel's death signal is tied to the <em>thread</em> that starts a program: long-lived ones are to be
 * started on {@link SupervisorThread}.
 */
final class RunAs {

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";

    private final OsUser self;
    private final OsUser user;

    /** @param user another than {@code self} only if {@code self} is root */
    RunAs(OsUser self, OsUser user) {
        this.self = self;
        this.user = user;
    }

    OsUser user() {
        return user;
    }

    boolean isAnotherUser() {
        return user.uid() != self.uid();
    }

    /** @param environment what comes on top of HOME, USER, LOGNAME, SHELL, PATH and LANG; nothing is inherited */
    ProcessBuilder command(Map<String, String> environment, List<String> command) {
        List<String> whole = new ArrayList<>();
        whole.add("setpriv");
        whole.add("--pdeathsig=TERM");
        if (isAnotherUser()) {
            whole.add("--reuid=" + user.uid());
            whole.add("--regid=" + user.gid());
            whole.add("--init-groups");
        }
        whole.add("--");
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(workingDirectory().toFile());
        builder.environment().clear();
        builder.environment().putAll(ownEnvironment());
        builder.environment().putAll(environment);
        return builder;
    }

    private Path workingDirectory() {
        return Files.isDirectory(user.home()) && Files.isExecutable(user.home()) ? user.home() : Path.of("/");
    }

    private Map<String, String> ownEnvironment() {
        return Map.of("HOME", user.home().toString(), "USER", user.name(), "LOGNAME", user.name(),
                "SHELL", user.usableShell(), "PATH", PATH, "LANG", language());
    }

    private static String language() {
        String language = System.getenv().getOrDefault("LANG", "");
        return language.toUpperCase().replace("-", "").endsWith("UTF8") ? language : "C.UTF-8";
    }
}
