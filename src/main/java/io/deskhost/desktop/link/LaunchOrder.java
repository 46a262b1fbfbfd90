package io.deskhost.desktop.link;

import java.util.Map;

/**
 * What the host hands to a desktop role through its standard input, as one line of JSON: never by arguments or
 * environment, which other users could read.
 *
 * @param socket   path of the link's socket
 * @param token    proves to the host that this process was started by it
 * @param hostUid  the user that must own the other end
 * @param settings those {@code deskhost.*} settings that were set by somebody
 */
public record LaunchOrder(String socket, String token, long hostUid, Map<String, String> settings) {

    public LaunchOrder {
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "LaunchOrder[socket=" + socket + "]";
    }
}
