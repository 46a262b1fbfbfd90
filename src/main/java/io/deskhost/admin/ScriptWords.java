package io.deskhost.admin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** One line of JSON when ready; what is not there is null. */
final class ScriptWords implements ReadyWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<URI> admin;
    private final AdminToken token;

    ScriptWords(Supplier<URI> admin, AdminToken token) {
        this.admin = admin;
        this.token = token;
    }

    @Override
    public String ready(HostSnapshot host) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", host.id());
        line.put("direct", Reachable.here(host.direct()));
        line.put("admin", admin.get().toString());
        line.put("oneTimePassword", host.oneTimePassword().orElse(null));
        line.put("tokenFile", token.file().toString());
        line.put("display", host.desktop().display().orElse(null));
        line.put("xauthority", host.desktop().xauthority().orElse(null));
        line.put("desktopUser", host.desktop().user().orElse(null));
        line.put("pid", ProcessHandle.current().pid());
        return JSON.writeValueAsString(line);
    }

    @Override
    public String oneTimePassword(String password) {
        return "";
    }
}
