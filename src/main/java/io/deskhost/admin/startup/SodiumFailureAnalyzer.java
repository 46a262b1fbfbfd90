package io.deskhost.admin.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The library that seals and signs: without it no peer can be served. */
final class SodiumFailureAnalyzer extends AbstractFailureAnalyzer<UnsatisfiedLinkError> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, UnsatisfiedLinkError cause) {
        return String.valueOf(cause.getMessage()).contains("sodium")
                ? new FailureAnalysis("The library libsodium is missing or cannot be loaded.",
                        "Install it: apt-get install libsodium23 (Debian, Ubuntu), dnf install libsodium (Fedora).",
                        cause)
                : null;
    }
}
