package io.deskhost.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.ControlMessage.MessageBox;
import io.deskhost.message.Size;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand.ChangeResolution;
import io.deskhost.service.ServiceCommand.RestoreResolutions;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DisplayServiceTest {

    private static final Size SMALL = new Size(800, 600);

    private final FakeControl control = new FakeControl();
    private final DisplayService service = new DisplayService(control);
    private final List<Published> told = new CopyOnWriteArrayList<>();

    /** Takes down what it is told to do. */
    private static final class FakeControl implements DisplayControl {

        private final List<String> done = new CopyOnWriteArrayList<>();
        private volatile ResolutionChange answer = new ResolutionChange.Done();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean gone;

        @Override
        public ResolutionChange change(String display, Size size) {
            done.add(display + " " + size);
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return answer;
        }

        @Override
        public void restore() {
            done.add("restore");
        }

        @Override
        public AwakeHold keepAwake() throws ServiceUnavailable {
            if (gone) {
                throw new ServiceUnavailable("gone");
            }
            done.add("awake");
            return new AwakeHold() {
                @Override
                public boolean renew() {
                    return !gone;
                }

                @Override
                public void close() {
                    done.add("sleep");
                }
            };
        }
    }

    private Subscription subscribe() throws ServiceUnavailable {
        return service.subscribe(ServiceName.DISPLAY, told::add);
    }

    private void awaitDone(String... expected) {
        await().untilAsserted(() -> assertThat(control.done).containsExactly(expected));
    }

    @AfterEach
    void end() {
        control.gate.countDown();
        service.close();
    }

    @Test
    void keepsTheScreenAwakeFromTheFirstSubscriberToTheLastAndThenRestores() throws ServiceUnavailable {
        Subscription first = subscribe();
        awaitDone("awake");
        Subscription second = subscribe();
        first.close();
        service.on(new ChangeResolution(7, "DP-1", SMALL));
        awaitDone("awake", "DP-1 800x600");
        second.close();
        awaitDone("awake", "DP-1 800x600", "sleep", "restore");
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOnlyTheOneThatAskedWhyItIsRefused() throws ServiceUnavailable {
        control.answer = new ResolutionChange.Refused("This display cannot be 800x600.");
        try (Subscription _ = subscribe()) {
            service.on(new ChangeResolution(7, "DP-1", SMALL));
            await().untilAsserted(() -> assertThat(told).containsExactly(new Published.Answer(ServiceName.DISPLAY, 7,
                    new MessageBox("nook-nocancel-hasclose", "Resolution", "This display cannot be 800x600.", ""))));
        }
    }

    @Test
    void ofSeveralWishesThatWaitTheLastOneCounts() throws ServiceUnavailable {
        control.gate = new CountDownLatch(1);
        try (Subscription _ = subscribe()) {
            service.on(new ChangeResolution(7, "DP-1", new Size(1, 1)));
            awaitDone("awake", "DP-1 1x1");
            for (int i = 2; i < 100; i++) {
                service.on(new ChangeResolution(7, "DP-1", new Size(i, i)));
                service.on(new ChangeResolution(7, "DP-2", new Size(i, 1)));
            }
            control.gate.countDown();
            awaitDone("awake", "DP-1 1x1", "DP-1 99x99", "DP-2 99x1");
        }
    }

    @Test
    void restoresWhenTheRoleBeforeCouldNotButNotUnderASession() throws ServiceUnavailable {
        service.on(new RestoreResolutions());
        awaitDone("restore");
        try (Subscription _ = subscribe()) {
            service.on(new RestoreResolutions());
            awaitDone("restore", "awake");
        }
        awaitDone("restore", "awake", "sleep", "restore");
    }

    @Test
    void takesNoWishWhenNobodyIsThere() {
        service.on(new ChangeResolution(7, "DP-1", SMALL));
        await().during(Duration.ofMillis(200)).until(control.done::isEmpty);
    }

    @Test
    void finishesWhatWasBegunWhenTheRoleEnds() throws ServiceUnavailable {
        subscribe().close();
        service.close();
        assertThat(control.done).endsWith("restore");
    }

    @Test
    void saysInItsSnapshotWhatIsWrong() throws ServiceUnavailable {
        control.gone = true;
        try (Subscription _ = subscribe()) {
            await().until(() -> service.snapshots().getFirst().lastError().equals("gone"));
        }
    }

    @Test
    void leavesNoThreadBehind() throws ServiceUnavailable {
        subscribe().close();
        await().atMost(Duration.ofSeconds(15)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("display")));
    }
}
