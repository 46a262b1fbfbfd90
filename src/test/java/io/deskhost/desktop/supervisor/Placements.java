package io.deskhost.desktop.supervisor;

import java.io.IOException;
import java.nio.file.Path;

/** Takes away what a test has placed for another user. */
final class Placements {

    private Placements() {
    }

    static void remove(Placement placement) throws IOException {
        for (Path root : new Path[] {placement.linkDirectory().getParent(), placement.store()}) {
            if (root.toFile().exists()) {
                Copies.removeTree(root);
            }
        }
    }
}
