package io.deskhost.admin;

import io.deskhost.admin.HostSnapshot.Desktop;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a person needs to connect, and what to do where it does not work. */
final class PersonWords implements ReadyWords {

    private final Supplier<URI> admin;
    private final AdminToken token;

    PersonWords(Supplier<URI> admin, AdminToken token) {
        this.admin = admin;
        this.token = token;
    }

    @Override
    public String ready(HostSnapshot host) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Deskhost " + host.version() + " is ready.");
        lines.add("");
        lines.add("  ID                 " + host.id());
        lines.add("  One-time password  " + host.oneTimePassword().orElse("none is accepted"));
        lines.add("  Address            " + String.join(", ", Reachable.everywhere(host.direct())));
        lines.add("  Desktop            " + desktop(host.desktop()));
        lines.add("  Admin API          " + admin.get() + "/api/v1/host");
        lines.add("  Token              in " + token.file());
        token.fresh().ifPresent(fresh -> lines.add("                     " + fresh + "  (shown this once)"));
        lines.add("");
        lines.addAll(next(host));
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    private static String desktop(Desktop desktop) {
        String where = desktop.display().map(display -> "display " + display).orElse("no display yet")
                + desktop.user().map(user -> ", user " + user).orElse("");
        return desktop.problem().map(problem -> where + ": " + problem).orElse(where);
    }

    private static List<String> next(HostSnapshot host) {
        String port = Integer.toString(host.direct().port());
        List<String> lines = new ArrayList<>();
        lines.add("Next: open a RustDesk client, enter the address, connect, give the password.");
        if (host.direct().plaintext().equals("loopback")) {
            lines.add("From another machine, first: ssh -N -L " + port + ":127.0.0.1:" + port + " "
                    + host.hostname() + "   and then enter 127.0.0.1:" + port + " there.");
            lines.add("(A direct connection is not encrypted, so others than this machine are refused;"
                    + " deskhost.peer.direct.plaintext changes that.)");
        }
        return lines;
    }

    @Override
    public String oneTimePassword(String password) {
        return "One-time password: " + password;
    }
}
