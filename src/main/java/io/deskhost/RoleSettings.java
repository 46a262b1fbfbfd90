package io.deskhost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** The settings that the desktop role is to know: those of its capabilities, and no other. */
record RoleSettings(Map<String, String> forDesktop) {

    private static final List<String> CAPABILITIES = List.of("deskhost.video.");

    RoleSettings {
        forDesktop = Map.copyOf(forDesktop);
    }

    static RoleSettings of(ConfigurableEnvironment environment) {
        Map<String, String> settings = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                for (String name : named.getPropertyNames()) {
                    if (CAPABILITIES.stream().anyMatch(name::startsWith)) {
                        settings.put(name, Objects.requireNonNullElse(environment.getProperty(name), ""));
                    }
                }
            }
        }
        return new RoleSettings(settings);
    }
}
