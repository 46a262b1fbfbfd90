package io.deskhost.desktop.supervisor;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong with the desktop, and the mend. */
final class DesktopFailureAnalyzer extends AbstractFailureAnalyzer<DesktopUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DesktopUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.mend(), rootFailure);
    }
}
