package io.deskhost.desktop.link;

import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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

    /** @throws IOException when the text is no order */
    public static LaunchOrder parse(String json) throws IOException {
        try {
            return JsonMapper.builder().build().readValue(json, LaunchOrder.class);
        } catch (JacksonException broken) {
            throw new IOException("not a launch order", broken);
        }
    }

    @Override
    public String toString() {
        return "LaunchOrder[socket=" + socket + "]";
    }
}
