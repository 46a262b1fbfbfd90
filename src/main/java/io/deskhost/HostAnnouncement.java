package io.deskhost;

import io.deskhost.admin.HostConsole;
import io.deskhost.admin.HostFacts;
import io.deskhost.desktop.Desktop;
import io.deskhost.login.OneTimePassword;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Tells whoever started the host how to reach it, once a desktop is there. */
final class HostAnnouncement {

    /** The host is up without a desktop too, and its health says so. */
    private static final long DESKTOP_MILLIS = 20_000;

    private final Desktop desktop;
    private final HostConsole console;
    private final HostFacts facts;

    HostAnnouncement(Desktop desktop, HostConsole console, HostFacts facts, OneTimePassword oneTime) {
        this.desktop = desktop;
        this.console = console;
        this.facts = facts;
        oneTime.onChange(console::oneTimePasswordChanged);
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        try {
            desktop.whenUp(DESKTOP_MILLIS).toCompletableFuture().join();
        } catch (CompletionException missing) {
            // the facts carry the problem
        }
        console.ready(facts.now());
    }
}
