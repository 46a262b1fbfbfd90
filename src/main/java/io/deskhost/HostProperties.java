package io.deskhost;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param state directory of this host's identity, passwords and tokens; one for each host on a machine */
@ConfigurationProperties("deskhost")
public record HostProperties(@Nullable Path state) {

    /** The directory to use: the setting, else {@code $XDG_STATE_HOME/deskhost}, else below the home directory. */
    Path directory(Map<String, String> environment) {
        if (state != null) {
            return state;
        }
        Path base = Optional.ofNullable(environment.get("XDG_STATE_HOME")).filter(text -> !text.isBlank())
                .map(Path::of).orElse(Path.of(System.getProperty("user.home"), ".local", "state"));
        return base.resolve("deskhost");
    }
}
