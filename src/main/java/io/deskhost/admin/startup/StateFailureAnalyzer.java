package io.deskhost.admin.startup;

import io.deskhost.state.StateUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The directory that holds the host's state, and the files in it. */
final class StateFailureAnalyzer extends AbstractFailureAnalyzer<StateUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StateUnavailable cause) {
        return new FailureAnalysis("The host's state cannot be used: " + cause.getMessage() + ".",
                "Make the path above readable and writable by user " + System.getProperty("user.name")
                        + " alone, or set deskhost.state (bin/run --state DIR) to another directory.", cause);
    }
}
