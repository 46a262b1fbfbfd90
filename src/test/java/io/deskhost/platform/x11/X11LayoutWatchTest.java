package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.display.Layout;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class X11LayoutWatchTest {

    private final AtomicInteger openings = new AtomicInteger();
    private final List<Layout> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void ends() {
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("x11-events"));
    }

    @Test
    void triesAgainAfterAFaultOfItsOwn() {
        try (Subscription _ = X11LayoutWatch.start(this::fail, told::add)) {
            await().until(() -> openings.get() >= 4);
        }
        assertThat(told).as("nobody is left with displays that nobody looks at").containsExactly(Layout.NONE);
    }

    /** A fault, a binding that does not load, no server: in turn. */
    private X11Connection fail() throws ServiceUnavailable {
        switch (openings.getAndIncrement() % 3) {
            case 0 -> throw new IllegalStateException("a fault of ours");
            case 1 -> throw new UnsatisfiedLinkError("a library that changed");
            default -> throw new ServiceUnavailable("Cannot open display :7.");
        }
    }

    @Test
    void pausesBetweenFaults() {
        try (Subscription _ = X11LayoutWatch.start(this::fail, told::add)) {
            await().during(Duration.ofMillis(500)).until(() -> openings.get() <= 5);
        }
    }
}
