package io.deskhost.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.desktop.link.LinkServer;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.InputMessage;
import io.deskhost.message.Octets;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.Size;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.MovableClock;
import io.deskhost.testing.Soon;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DesktopTest {

    private static final Size SIZE = new Size(640, 480);
    private static final InputMessage MOVE = new InputMessage.MouseEvent(0, 1, 2, List.of());

    private final MovableClock clock = new MovableClock();
    private final Desktop desktop = new Desktop(LinkServer.inJvmAddress(), clock);
    private final List<Published> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        desktop.link().start();
    }

    @AfterEach
    void close() {
        desktop.link().close();
    }

    @Test
    void isDownUntilItsRoleHasADisplay() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.silent(desktop, SIZE)) {
            Soon.until(() -> desktop.status().roles() == 1);
            role.describe(FakeDesktopRole.described());
            Soon.until(() -> desktop.status().description().isPresent());
            assertThat(desktop.status().up()).isFalse();
            role.describe(FakeDesktopRole.described(SIZE));
            Soon.until(() -> desktop.status().up());
        }
        Soon.until(() -> !desktop.status().up());
    }

    @Test
    void countsItsRolesAndTellsEachChange() throws Exception {
        List<DesktopStatus> told = new CopyOnWriteArrayList<>();
        desktop.onChange(told::add);
        FakeDesktopRole.up(desktop, SIZE).close();
        Soon.until(() -> !desktop.status().up());
        clock.forward(Duration.ofHours(1));
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            assertThat(desktop.status().roles()).isEqualTo(2);
            assertThat(desktop.status().since()).isEqualTo(clock.instant());
            assertThat(told).extracting(DesktopStatus::up).containsSubsequence(true, false, true);
        }
    }

    @Test
    void isWaitedForAsLongAsItTakes() throws Exception {
        CompletableFuture<DesktopDescription> answer = desktop.whenUp(60_000).toCompletableFuture();
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            assertThat(answer.get(8, TimeUnit.SECONDS)).isEqualTo(FakeDesktopRole.described(SIZE));
            assertThat(desktop.whenUp(60_000).toCompletableFuture().get(8, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void saysThatItIsNotThereWhenTimeIsOver() {
        assertThatThrownBy(() -> desktop.whenUp(50).toCompletableFuture().get(8, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("The desktop of this host is not available now.");
    }

    @Test
    void tellsANewRoleWhoMayControl() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            desktop.command(new ServiceCommand.Admitted(1));
            desktop.command(new ServiceCommand.Admitted(2));
            desktop.command(new ServiceCommand.Admitted(3));
            desktop.command(new ServiceCommand.Revoked(2));
            desktop.command(new ServiceCommand.Gone(3));
            role.await(new ServiceCommand.Gone(3));
        }
        Soon.until(() -> !desktop.status().up());
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            desktop.command(new ServiceCommand.Input(1, MOVE));
            role.await(new ServiceCommand.Input(1, MOVE));
            assertThat(role.commands()).containsExactly(new ServiceCommand.RestoreResolutions(),
                    new ServiceCommand.Admitted(1), new ServiceCommand.Input(1, MOVE));
        }
    }

    /** Otherwise the service would end, and what holds the keys with it, before it hears of the peer. */
    @Test
    void aCommandArrivesBeforeTheEndOfTheSubscriptionThatFollowsIt() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            for (int peer = 1; peer <= 50; peer++) {
                Subscription input = desktop.subscribe(ServiceName.INPUT, heard::add);
                role.awaitSubscribed(ServiceName.INPUT, true);
                desktop.command(new ServiceCommand.Revoked(peer));
                input.close();
                role.awaitSubscribed(ServiceName.INPUT, false);
                assertThat(role.count(new ServiceCommand.Revoked(peer))).isOne();
            }
        }
    }

    @Test
    void subscribesToAServiceOnceForAllWhoListen() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            Subscription first = desktop.subscribe(ServiceName.INPUT, heard::add);
            Subscription second = desktop.subscribe(ServiceName.INPUT, heard::add);
            role.awaitSubscribed(ServiceName.INPUT, true);
            first.close();
            desktop.command(new ServiceCommand.Silent(1));
            role.await(new ServiceCommand.Silent(1));
            assertThat(role.subscribed(ServiceName.INPUT)).isTrue();
            second.close();
            role.awaitSubscribed(ServiceName.INPUT, false);
        }
    }

    @Test
    void subscribesAgainAtANewRole() throws Exception {
        desktop.subscribe(ServiceName.INPUT, heard::add);
        for (int start = 0; start < 2; start++) {
            try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
                role.awaitSubscribed(ServiceName.INPUT, true);
            }
            Soon.until(() -> !desktop.status().up());
        }
    }

    @Test
    void tellsTheStateFirstToWhoComesLater() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            desktop.subscribe(ServiceName.INPUT, heard::add);
            role.awaitSubscribed(ServiceName.INPUT, true);
            role.publish(ServiceName.INPUT, said("state", true));
            role.publish(ServiceName.INPUT, said("event", false));
            Soon.until(() -> heard.size() == 2);
            List<Published> later = new CopyOnWriteArrayList<>();
            desktop.subscribe(ServiceName.INPUT, later::add);
            assertThat(later).containsExactly(said("state", true));
        }
    }

    /** A display that came while a session began would otherwise stay unknown to it. */
    @Test
    void tellsTheDisplaysToWhoSubscribes() throws Exception {
        desktop.subscribe(ServiceName.DISPLAY, heard::add);
        assertThat(heard).isEmpty();
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            Soon.until(() -> heard.size() == 1);
            role.describe(FakeDesktopRole.described(SIZE));
            role.describe(FakeDesktopRole.described(SIZE, SIZE));
            Soon.until(() -> heard.size() > 1);
            List<Published> later = new CopyOnWriteArrayList<>();
            desktop.subscribe(ServiceName.DISPLAY, later::add);
            assertThat(heard).hasSize(2);
            assertThat(later).containsExactly(displays(SIZE, SIZE)).containsExactly(heard.getLast());
        }
    }

    @Test
    void hasNoServiceThatIsNotBuilt() {
        ServiceName clipboard = new ServiceName(ServiceKind.CLIPBOARD, 0);
        assertThatThrownBy(() -> desktop.subscribe(clipboard, heard::add)).isInstanceOf(ServiceUnavailable.class)
                .hasMessage("There is no service clipboard on this desktop.");
    }

    private static Published said(String text, boolean state) {
        return said(new ControlMessage.Chat(text), ServiceName.INPUT, state);
    }

    private static Published displays(Size... sizes) {
        return said(new DisplayMessage.DisplaysChanged(FakeDesktopRole.described(sizes).layout().displays()),
                ServiceName.DISPLAY, true);
    }

    private static Published said(SessionMessage message, ServiceName service, boolean state) {
        return new Published.Said(service, message, state);
    }

    @Test
    void givesDisplaysTheirSizesBackWhereTheRoleBeforeCouldNot() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            role.await(new ServiceCommand.RestoreResolutions());
            assertThat(role.subscribed(ServiceName.DISPLAY)).isFalse();
        }
    }

    @Test
    void anotherRoleTakesCareOfTheDisplaysWhileSomebodyListens() throws Exception {
        try (Subscription _ = desktop.subscribe(ServiceName.DISPLAY, heard::add)) {
            FakeDesktopRole.up(desktop, SIZE).close();
            Soon.until(() -> !desktop.status().up());
            try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
                role.awaitSubscribed(ServiceName.DISPLAY, true);
                assertThat(role.count(new ServiceCommand.RestoreResolutions())).isZero();
            }
        }
    }

    @Test
    void saysToTheRoleThatTheLastListenerHasGone() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            Subscription first = desktop.subscribe(ServiceName.DISPLAY, heard::add);
            Subscription second = desktop.subscribe(ServiceName.DISPLAY, heard::add);
            role.awaitSubscribed(ServiceName.DISPLAY, true);
            first.close();
            desktop.command(new ServiceCommand.Gone(1));
            role.await(new ServiceCommand.Gone(1));
            assertThat(role.subscribed(ServiceName.DISPLAY)).isTrue();
            second.close();
            role.awaitSubscribed(ServiceName.DISPLAY, false);
        }
    }

    @Test
    void handsAnAnswerOnToWhoListensToTheDisplays() throws Exception {
        Published.Answer answer = new Published.Answer(ServiceName.DISPLAY, 3, new ControlMessage.Chat("no"));
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE);
             Subscription _ = desktop.subscribe(ServiceName.DISPLAY, heard::add)) {
            role.awaitSubscribed(ServiceName.DISPLAY, true);
            role.publish(ServiceName.DISPLAY, answer);
            Soon.until(() -> heard.contains(answer));
        }
    }

    @Test
    void takesScreenshotsThatAreNotMixedUp() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            CompletableFuture<Octets> first = desktop.screenshot(0).toCompletableFuture();
            CompletableFuture<Octets> second = desktop.screenshot(1).toCompletableFuture();
            role.await(new ServiceCommand.Screenshot(2, 1));
            screenshot(role, 2, "second", "");
            screenshot(role, 7, "nobody asked", "");
            screenshot(role, 1, "", "no such display");
            assertThat(second.get(8, TimeUnit.SECONDS)).isEqualTo(Octets.of("second".getBytes()));
            assertThatThrownBy(() -> first.get(8, TimeUnit.SECONDS)).hasCauseInstanceOf(ServiceUnavailable.class)
                    .hasMessageContaining("no such display");
            role.awaitSubscribed(ServiceName.SCREENSHOT, false);
        }
    }

    @Test
    void failsTheScreenshotsOfARoleThatGoes() throws Exception {
        CompletableFuture<Octets> waiting;
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            waiting = desktop.screenshot(0).toCompletableFuture();
            role.await(new ServiceCommand.Screenshot(1, 0));
        }
        for (CompletableFuture<Octets> failed : List.of(waiting, desktop.screenshot(0).toCompletableFuture())) {
            assertThatThrownBy(() -> failed.get(8, TimeUnit.SECONDS)).hasCauseInstanceOf(ServiceUnavailable.class)
                    .hasMessageContaining("not available");
        }
    }

    @Test
    void refusesScreenshotsWithoutNumber() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE)) {
            List<CompletableFuture<Octets>> answers = IntStream.range(0, 65)
                    .mapToObj(_ -> desktop.screenshot(0).toCompletableFuture()).toList();
            assertThatThrownBy(() -> answers.getLast().get(8, TimeUnit.SECONDS)).hasMessageContaining("Too many");
            assertThat(answers.subList(0, 64)).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void forgetsTheTroubleOfADisplayThatNobodyWatchesAnyMore() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(desktop, SIZE, SIZE)) {
            Watching watching = desktop.watch(1, new FakeViewer(1), FakeViewer.WISH);
            role.awaitSubscribed(ServiceName.monitor(1), true);
            role.publish(ServiceName.monitor(1),
                    new Published.Trouble(ServiceName.monitor(1), "There is no display 1."));
            Soon.until(() -> desktop.status().troubles().contains("no display 1"));
            watching.close();
            Soon.until(() -> desktop.status().troubles().isEmpty());
        }
    }

    private static void screenshot(FakeDesktopRole role, int request, String png, String error) {
        role.publish(ServiceName.SCREENSHOT, new Published.Screenshot(request,
                Unpooled.wrappedBuffer(png.getBytes()), error));
    }
}
