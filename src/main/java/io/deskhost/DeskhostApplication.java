package io.deskhost;

import java.util.List;

/** Picks the role, nothing else. */
public final class DeskhostApplication {

    private DeskhostApplication() {
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--role=desktop")) {
            DesktopRole.main();
        } else {
            HostRole.main(args);
        }
    }
}
