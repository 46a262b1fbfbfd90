package io.deskhost.admin.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The port of the admin API, before Spring's own words, which name settings that mean nothing here. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AdminPortFailureAnalyzer implements FailureAnalyzer {

    private final Environment environment;

    AdminPortFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof PortInUseException || at instanceof WebServerException) {
                return BindFault.of(at).analysis("The admin API", where(), "deskhost.admin.address",
                        "deskhost.admin.port", at);
            }
        }
        return null;
    }

    private String where() {
        return environment.getProperty("deskhost.admin.address", "127.0.0.1") + ":"
                + environment.getProperty("deskhost.admin.port", "21180");
    }
}
