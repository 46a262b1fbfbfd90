package io.deskhost;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which setting is wrong, and the mend. */
final class UnusableSettingFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableSetting cause) {
        return new FailureAnalysis(cause.getMessage(), cause.mend(), root);
    }
}
