package io.deskhost.peer;

import java.util.List;
import java.util.Optional;

/** The connections of this host as its administrator sees them: snapshots to read, commands to send. Any thread. */
public interface Connections {

    /** All connections, oldest first, strangers included. */
    List<ConnectionSnapshot> list();

    Optional<ConnectionSnapshot> find(String id);

    /**
     * Ends a connection; the peer is told the text.
     *
     * @return whether there was such a connection
     */
    boolean close(String id, String text);
}
