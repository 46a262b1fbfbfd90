package io.deskhost.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must become true soon, looking often. */
public final class Soon {

    /** Longer than anything takes on a busy machine. */
    public static final Duration SOON = Duration.ofSeconds(10);

    private Soon() {
    }

    public static void until(Callable<Boolean> condition) {
        waiting().until(condition);
    }

    public static void asserted(ThrowingRunnable assertion) {
        waiting().untilAsserted(assertion);
    }

    private static ConditionFactory waiting() {
        return Awaitility.await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }
}
