package io.deskhost.admin.startup;

import io.deskhost.peer.PeerPortUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The port for peers. */
final class PeerPortFailureAnalyzer extends AbstractFailureAnalyzer<PeerPortUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PeerPortUnavailable cause) {
        return BindFault.of(cause).analysis("The listener for peers", BindFault.where(cause.address()),
                "deskhost.peer.port", "deskhost.peer.port", cause);
    }
}
