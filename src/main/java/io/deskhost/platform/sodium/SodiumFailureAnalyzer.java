package io.deskhost.platform.sodium;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start that the library which seals and signs is missing: without it no peer can be served. */
final class SodiumFailureAnalyzer extends AbstractFailureAnalyzer<SodiumMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SodiumMissing cause) {
        return new FailureAnalysis("The library libsodium is missing: nothing can be sealed or signed.",
                "Install it: apt-get install libsodium23 (Debian, Ubuntu), dnf install libsodium (Fedora).", cause);
    }
}
