package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.AudioMessage;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.DisplayMessage.CaptureDisplays;
import io.deskhost.message.DisplayMessage.MessageQuery;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.ImageQuality;
import io.deskhost.message.InputMessage;
import io.deskhost.message.Octets;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.Size;
import io.deskhost.message.Switch;
import io.deskhost.message.VideoMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.message.VideoMessage.VideoReceived;
import io.deskhost.permission.PermissionProperties.Grant;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceCommand.Admitted;
import io.deskhost.service.ServiceCommand.Gone;
import io.deskhost.service.ServiceCommand.Input;
import io.deskhost.service.ServiceCommand.Key;
import io.deskhost.service.ServiceCommand.Revoked;
import io.deskhost.service.ServiceCommand.Wish;
import io.deskhost.service.ServiceName;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session over a desktop of two displays. */
@Timeout(60)
class DesktopSessionTest {

    private static final Size LEFT = new Size(640, 480);
    private static final Size TURNED = new Size(480, 640);
    private static final Size RIGHT = new Size(800, 600);
    private static final InputMessage MOVE = new InputMessage.MouseEvent(0, 1, 2, List.of());
    private static final ServiceName MONITOR_0 = ServiceName.monitor(0);
    private static final ServiceName MONITOR_1 = ServiceName.monitor(1);

    @TempDir
    private Path state;
    private final List<SocketPeer> peers = new ArrayList<>();
    private PeerHost host;
    private FakeDesktopRole role;
    private SocketPeer peer;

    @AfterEach
    void close() {
        peers.forEach(SocketPeer::close);
        role.close();
        host.close();
    }

    // Input

    @Test
    void controlsWithThePermission() throws Exception {
        login(new PeerHost(state));
        peer.say(MOVE);
        role.await(new Input(1, MOVE));
        assertThat(role.commands()).containsSubsequence(new Admitted(1), new Input(1, MOVE));
        assertThat(role.subscribed(ServiceName.INPUT)).isTrue();
    }

    @Test
    void doesNotControlWithoutThePermission() throws Exception {
        login(new PeerHost(state, PeerLimits.STANDARD, Grant.DENY));
        peer.say(MOVE);
        peer.settle();
        peer.awaitPicture(1);
        assertThat(peer.heard(ControlMessage.PermissionInfo.class)).contains(
                new ControlMessage.PermissionInfo(0, false));
        assertThat(role.count(command -> command instanceof Input || command instanceof Admitted)).isZero();
        assertThat(role.subscribed(ServiceName.INPUT)).isFalse();
        assertThat(host.dropped("permission")).isOne();
    }

    @Test
    void aPeerThatOnlyWantsToLookLosesControlAndGetsItBack() throws Exception {
        login(new PeerHost(state));
        peer.say(new OptionMessage(disableKeyboard(Switch.YES)));
        peer.say(MOVE);
        role.await(new Revoked(1));
        role.awaitSubscribed(ServiceName.INPUT, false);
        peer.say(new OptionMessage(disableKeyboard(Switch.NO)));
        role.await(new Admitted(1), 2);
        assertThat(role.count(Input.class::isInstance)).isZero();
        peer.say(MOVE);
        role.await(new Input(1, MOVE));
    }

    @Test
    void aPeerThatOnlyWantsToLookMaySaySoWithItsLogin() throws Exception {
        open(new PeerHost(state));
        peer.login(peer.request(disableKeyboard(Switch.YES)));
        peer.say(MOVE);
        peer.settle();
        peer.awaitPicture(1);
        assertThat(role.count(command -> command instanceof Input || command instanceof Admitted)).isZero();
    }

    @Test
    void aPeerThatFallsSilentHoldsNothingAnyMore() throws Exception {
        login(new PeerHost(state));
        peer.mute();
        role.await(new ServiceCommand.Silent(1));
        peer.settle();
        peer.say(MOVE);
        role.await(new Input(1, MOVE));
        role.await(new ServiceCommand.Silent(1), 2);
    }

    @Test
    void aPeerThatGoesHoldsNothingAnyMore() throws Exception {
        login(new PeerHost(state));
        peer.say(new ControlMessage.CloseReason(""));
        role.await(new Gone(1));
        SocketPeer second = another();
        second.login();
        second.close();
        role.await(new Gone(2));
        role.awaitSubscribed(ServiceName.INPUT, false);
        role.awaitSubscribed(MONITOR_0, false);
    }

    // Pictures and displays

    @Test
    void beginsWithAKeyFrameOfThePrimaryDisplay() throws Exception {
        login(new PeerHost(state));
        byte[] key = peer.awaitPicture(1);
        assertThat(key).startsWith(0);
        byte[] delta = role.showPaid(0, false);
        assertThat(peer.awaitPicture(2)).isEqualTo(delta);
        assertThat(peer.stream()).containsExactly("key0", "delta0");
        assertThat(role.subscribed(MONITOR_1)).isFalse();
    }

    @Test
    void describesADisplayBeforeItShowsItAndKeepsTheOtherOne() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        peer.say(switchTo(1));
        peer.awaitPicture(2);
        assertThat(peer.stream()).startsWith("key0", "switch1", "key1");
        assertThat(peer.await(SwitchDisplay.class)).isEqualTo(new SwitchDisplay(1, 640, 0, 800, 600, false,
                List.of(RIGHT), Optional.of(RIGHT)));
        assertThat(role.subscribed(MONITOR_0)).isTrue();
    }

    @Test
    void anOldClientLooksAtOneDisplay() throws Exception {
        open(new PeerHost(state));
        peer.login(peer.request("1.2.3", false));
        peer.awaitPicture(1);
        peer.say(switchTo(1));
        role.awaitSubscribed(MONITOR_0, false);
        role.awaitSubscribed(MONITOR_1, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 99, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void ignoresASwitchToThisDisplayOrToNone(int display) throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        peer.say(switchTo(display));
        peer.settle();
        assertThat(peer.stream()).containsExactly("key0");
        assertThat(role.subscribed(MONITOR_0)).isTrue();
    }

    @Test
    void aKeyFrameFollowsEachDescription() throws Exception {
        open(new PeerHost(state));
        role = quiet();
        peer.login();
        role.await(new Key(0));
        role.show(0, true);
        peer.awaitPicture(1);
        int asked = (int) role.count(new Key(0));
        peer.say(new MessageQuery(0));
        peer.await(SwitchDisplay.class);
        role.await(new Key(0), asked + 1);
        role.show(0, false);
        role.show(0, true);
        peer.awaitPicture(2);
        assertThat(peer.stream()).as("deltas in between are held back").containsExactly("key0", "switch0", "key0");
    }

    @Test
    void describesADisplayThatIsNotWatchedWithoutShowingIt() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        peer.say(new MessageQuery(1));
        peer.say(new MessageQuery(2));
        peer.say(new MessageQuery(-1));
        peer.settle();
        assertThat(peer.stream()).containsExactly("key0", "switch1");
        assertThat(role.subscribed(MONITOR_1)).isFalse();
    }

    @Test
    void capturesTheDisplaysThatAreSetAndNoOthers() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(), List.of(), List.of(1, 7, -1)));
        role.awaitSubscribed(MONITOR_1, true);
        role.awaitSubscribed(MONITOR_0, false);
    }

    @Test
    void addsADisplay() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(1), List.of(0), List.of(0)));
        role.awaitSubscribed(MONITOR_1, true);
        assertThat(role.subscribed(MONITOR_0)).isTrue();
        Soon.until(() -> peer.stream().contains("key1"));
    }

    @Test
    void narrowsToWhatSubNames() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(1), List.of(), List.of()));
        role.awaitSubscribed(MONITOR_1, true);
        peer.say(capture(List.of(), List.of(1), List.of(0)));
        role.awaitSubscribed(MONITOR_0, false);
        assertThat(role.subscribed(MONITOR_1)).isTrue();
    }

    @Test
    void subBringsNothingNew() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(), List.of(0, 1), List.of()));
        peer.settle();
        assertThat(role.subscribed(MONITOR_1)).isFalse();
        assertThat(role.subscribed(MONITOR_0)).isTrue();
    }

    @Test
    void capturesNothingWhereNothingIsNamed() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        peer.say(capture(List.of(), List.of(), List.of()));
        role.awaitSubscribed(MONITOR_0, false);
        peer.say(capture(List.of(), List.of(), List.of(0)));
        Soon.until(() -> peer.stream().equals(List.of("key0", "key0")));
    }

    @Test
    void changesNothingWhereOnlyMissingDisplaysAreNamed() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        peer.say(capture(List.of(), List.of(), List.of(2, 3)));
        peer.say(capture(List.of(), List.of(9), List.of()));
        peer.say(capture(List.of(9), List.of(), List.of()));
        peer.settle();
        role.showPaid(0, false);
        peer.awaitPicture(2);
        assertThat(role.subscribed(MONITOR_0)).isTrue();
    }

    @Test
    void tellsANewGeometryAndThenShowsAKeyFrameOfIt() throws Exception {
        open(new PeerHost(state));
        role = quiet();
        peer.login();
        role.await(new Key(0));
        role.show(0, true);
        peer.awaitPicture(1);
        role.describe(FakeDesktopRole.described(TURNED, RIGHT));
        peer.await(DisplayMessage.DisplaysChanged.class);
        role.turn(turned());
        role.showPaid(0, true);
        peer.awaitPicture(2);
        assertThat(peer.stream()).containsExactly("key0", "switch0", "key0");
        assertThat(peer.await(SwitchDisplay.class)).isEqualTo(turned());
    }

    @Test
    void tellsAGeometryOnlyAfterTheListThatShowsIt() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        role.turn(turned());
        role.show(0, true);
        role.show(0, false);
        peer.settle();
        assertThat(peer.stream()).containsExactly("key0");

        role.describe(FakeDesktopRole.described(TURNED, RIGHT));
        peer.awaitPicture(2);
        List<SessionMessage> order = peer.heard().stream().filter(message -> message instanceof SwitchDisplay
                || message instanceof DisplayMessage.DisplaysChanged).toList();
        assertThat(order).hasSize(2).first().isInstanceOf(DisplayMessage.DisplaysChanged.class);
        assertThat(order.getLast()).isEqualTo(turned());
        assertThat(peer.stream().subList(0, 3)).containsExactly("key0", "switch0", "key0");
    }

    @Test
    void tellsAGeometryWithoutTheListWhenThatDoesNotCome() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        role.turn(turned());
        peer.awaitPicture(2);
        assertThat(peer.stream().subList(0, 3)).containsExactly("key0", "switch0", "key0");
        assertThat(peer.heard(DisplayMessage.DisplaysChanged.class)).isEmpty();
    }

    @Test
    void bringsAKeyFrameOfEachDisplayThatGoesOnWhenAnotherOneComes() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(1), List.of(), List.of()));
        Soon.until(() -> peer.stream().contains("key1"));
        long before = role.count(new Key(0));
        role.describe(FakeDesktopRole.described(LEFT, RIGHT, LEFT));
        peer.await(DisplayMessage.DisplaysChanged.class);
        Soon.until(() -> peer.heard().reversed().stream()
                .takeWhile(message -> !(message instanceof DisplayMessage.DisplaysChanged))
                .filter(VideoFrame.class::isInstance).map(message -> ((VideoFrame) message).display()).distinct()
                .count() == 2);
        assertThat(role.count(new Key(0))).isGreaterThan(before);
        assertThat(peer.stream()).doesNotContain("switch0", "switch1");
    }

    @Test
    void aPeerWhoseOnlyDisplayGoesSeesTheFirst() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(), List.of(), List.of(1)));
        role.awaitSubscribed(MONITOR_0, false);
        role.awaitSubscribed(MONITOR_1, true);
        role.describe(FakeDesktopRole.described(LEFT));
        role.awaitSubscribed(MONITOR_1, false);
        role.awaitSubscribed(MONITOR_0, true);
        assertThat(peer.await(DisplayMessage.DisplaysChanged.class).displays()).hasSize(1);
    }

    // Resolution

    @Test
    void asksForAnotherSizeOfADisplayByItsName() throws Exception {
        login(new PeerHost(state));
        peer.say(new DisplayMessage.ChangeResolution(Optional.of(1), TURNED));
        role.await(new ServiceCommand.ChangeResolution(1, "screen-1", TURNED));
        peer.say(new DisplayMessage.ChangeResolution(Optional.empty(), LEFT));
        role.await(new ServiceCommand.ChangeResolution(1, "screen-0", LEFT));
        peer.say(new SwitchDisplay(1, 0, 0, 480, 640, false, List.of(), Optional.empty()));
        role.await(new ServiceCommand.ChangeResolution(1, "screen-1", TURNED), 2);
    }

    @Test
    void asksForNoSizeThatIsNoneNorOfADisplayThatIsNot() throws Exception {
        login(new PeerHost(state));
        for (int display : new int[] {-1, 2, Integer.MAX_VALUE}) {
            peer.say(new DisplayMessage.ChangeResolution(Optional.of(display), LEFT));
        }
        for (Size none : List.of(new Size(0, 0), new Size(-1, 100), new Size(100, Integer.MIN_VALUE))) {
            peer.say(new DisplayMessage.ChangeResolution(Optional.of(0), none));
        }
        peer.say(new SwitchDisplay(1, 0, 0, 0, 0, false, List.of(), Optional.empty()));
        peer.settle();
        Soon.until(() -> peer.stream().contains("key1"));
        assertThat(role.count(ServiceCommand.ChangeResolution.class::isInstance)).isZero();
    }

    @Test
    void changesNoResolutionWithoutTheKeyboardPermission() throws Exception {
        login(new PeerHost(state, PeerLimits.STANDARD, Grant.DENY));
        peer.say(new DisplayMessage.ChangeResolution(Optional.of(0), TURNED));
        peer.say(new SwitchDisplay(1, 0, 0, 480, 640, false, List.of(), Optional.empty()));
        Soon.until(() -> peer.stream().contains("key1"));
        assertThat(role.count(ServiceCommand.ChangeResolution.class::isInstance)).isZero();
        assertThat(host.dropped("permission")).isOne();
    }

    @Test
    void isToldWhyAResolutionIsRefusedAndNobodyElseIs() throws Exception {
        login(new PeerHost(state));
        SocketPeer other = another().login();
        ControlMessage.MessageBox why = new ControlMessage.MessageBox("nook-nocancel-hasclose", "Resolution", "no",
                "");
        role.publish(ServiceName.DISPLAY, new Published.Answer(ServiceName.DISPLAY, 1, why));
        assertThat(peer.await(ControlMessage.MessageBox.class)).isEqualTo(why);
        other.settle();
        assertThat(other.heard(ControlMessage.MessageBox.class)).isEmpty();
    }

    // Screenshots

    @Test
    void answersAScreenshotWithTheSameSid() throws Exception {
        login(new PeerHost(state));
        peer.say(new DisplayMessage.ScreenshotRequest(0, "a-b-c"));
        answer(1, new byte[] {1, 2, 3}, "");
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class)).isEqualTo(
                new DisplayMessage.ScreenshotResponse("a-b-c", "", Octets.of((byte) 1, (byte) 2, (byte) 3)));
        role.awaitSubscribed(ServiceName.SCREENSHOT, false);
    }

    @Test
    void saysWhyThereIsNoScreenshot() throws Exception {
        login(new PeerHost(state));
        peer.say(new DisplayMessage.ScreenshotRequest(1, "not watched"));
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class).error()).contains("not captured");
        peer.say(new DisplayMessage.ScreenshotRequest(77, "not there"));
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class, 2).sid()).isEqualTo("not there");
        peer.say(new DisplayMessage.ScreenshotRequest(0, "fails"));
        answer(1, new byte[0], "Cannot open display :7.");
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class, 3)).isEqualTo(
                new DisplayMessage.ScreenshotResponse("fails", "Cannot open display :7.", Octets.EMPTY));
    }

    @Test
    void takesOneScreenshotAtATimeAndAnswersEachRequest() throws Exception {
        login(new PeerHost(state));
        for (String sid : List.of("one", "two", "three")) {
            peer.say(new DisplayMessage.ScreenshotRequest(0, sid));
        }
        peer.await(DisplayMessage.ScreenshotResponse.class, 2);
        assertThat(peer.heard(DisplayMessage.ScreenshotResponse.class)).allMatch(
                answer -> answer.error().contains("newer"))
                .extracting(DisplayMessage.ScreenshotResponse::sid).containsExactly("one", "two");
        answer(1, new byte[] {9}, "");
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class, 3).sid()).isEqualTo("three");
        assertThat(role.count(ServiceCommand.Screenshot.class::isInstance)).isOne();
    }

    @Test
    void aDeadDesktopRoleFailsTheScreenshotNotTheSession() throws Exception {
        login(new PeerHost(state));
        peer.say(new DisplayMessage.ScreenshotRequest(0, "sid"));
        role.awaitSubscribed(ServiceName.SCREENSHOT, true);
        role.close();
        assertThat(peer.await(DisplayMessage.ScreenshotResponse.class).error()).isNotEmpty();
        assertThat(peer.end()).isEmpty();
    }

    private void answer(int request, byte[] png, String error) {
        role.await(new ServiceCommand.Screenshot(request, 0));
        role.publish(ServiceName.SCREENSHOT, new Published.Screenshot(request, Unpooled.wrappedBuffer(png), error));
    }

    private static SwitchDisplay turned() {
        return new SwitchDisplay(0, 0, 0, 480, 640, false, List.of(), Optional.of(TURNED));
    }

    @Test
    void tellsWhenDisplaysComeAndGo() throws Exception {
        login(new PeerHost(state));
        peer.say(capture(List.of(1), List.of(), List.of()));
        role.awaitSubscribed(MONITOR_1, true);
        role.describe(FakeDesktopRole.described(LEFT));
        assertThat(peer.await(DisplayMessage.DisplaysChanged.class).displays())
                .isEqualTo(FakeDesktopRole.described(LEFT).layout().displays());
        role.awaitSubscribed(MONITOR_1, false);
        role.describe(FakeDesktopRole.described(LEFT, RIGHT, RIGHT));
        peer.await(DisplayMessage.DisplaysChanged.class, 2);
        peer.say(switchTo(2));
        Soon.until(() -> peer.stream().contains("key2"));
    }

    @Test
    void asksForAKeyFrameWhenThePeerWantsOne() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        int shown = 1;
        for (SessionMessage wish : List.of(new VideoMessage.RefreshAll(true), new VideoMessage.RefreshDisplay(0),
                new VideoMessage.ClientRecording(true))) {
            peer.say(wish);
            shown++;
            peer.awaitPicture(shown);
        }
        peer.say(new VideoMessage.RefreshAll(false));
        peer.say(new VideoMessage.RefreshDisplay(1));
        peer.say(new VideoMessage.ClientRecording(false));
        peer.settle();
        assertThat(peer.stream()).containsExactly("key0", "key0", "key0", "key0");
        assertThat(role.count(new Key(1))).isZero();
    }

    @Test
    void goesOnWhenTheDesktopRoleDies() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        role.close();
        Soon.until(() -> !host.desktop.status().up());
        peer.say(MOVE);
        peer.say(new VideoMessage.RefreshAll(true));
        peer.settle();
        role = FakeDesktopRole.up(host.desktop, LEFT, RIGHT);
        role.awaitSubscribed(MONITOR_0, true);
        role.show(0, false);
        role.show(0, true);
        peer.awaitPicture(2);
        assertThat(peer.stream()).startsWith("key0").endsWith("key0").doesNotContain("delta0");
        peer.say(MOVE);
        role.await(new Input(1, MOVE));
        assertThat(role.commands()).contains(new Admitted(1));
    }

    // Acknowledgements

    @Test
    void aPeerThatAcknowledgesHasOnePictureUnacknowledged() throws Exception {
        open(new PeerHost(state));
        role = quiet();
        peer.login(peer.request("1.4.9", true));
        role.await(new Key(0));
        role.show(0, true);
        peer.awaitPicture(1);
        byte[] second = role.showPaid(0, false);
        role.rate(0, 1);
        peer.settle();
        assertThat(peer.heard(VideoFrame.class)).hasSize(1);
        peer.say(new VideoReceived());
        assertThat(peer.awaitPicture(2)).isEqualTo(second);
    }

    @Test
    void anAcknowledgementThatIsLostCostsThreeSeconds() throws Exception {
        open(new PeerHost(state));
        role = quiet();
        peer.login(peer.request("1.4.9", true));
        role.await(new Key(0));
        role.show(0, true);
        peer.awaitPicture(1);
        long start = System.nanoTime();
        role.showPaid(0, false);
        peer.awaitPicture(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(2500),
                Duration.ofSeconds(5));
    }

    @Test
    void anOldWebClientHasHalfASecondToLoadADecoder() throws Exception {
        open(new PeerHost(state));
        peer.login(peer.request("", true));
        peer.awaitPicture(1);
        peer.say(new VideoReceived());
        peer.say(switchTo(1));
        peer.await(SwitchDisplay.class);
        long start = System.nanoTime();
        role.awaitSubscribed(MONITOR_1, true);
        peer.awaitPicture(2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(400),
                Duration.ofSeconds(4));
        assertThat(peer.stream()).containsExactly("key0", "switch1", "key1");
    }

    // Options and refusals

    @Test
    void tellsTheDesktopWhatThePeerWishes() throws Exception {
        open(new PeerHost(state));
        peer.login(peer.request(ViewerOptionsTest.with(ImageQuality.LOW, 0, 10, Optional.empty(), Switch.NOT_SET)));
        awaitWish(wish -> wish.wish().ratio() == 0.5 && wish.wish().maxFps() == 10);
        peer.say(new OptionMessage(ViewerOptionsTest.with(ImageQuality.BEST, 0, 0, Optional.empty(),
                Switch.NOT_SET)));
        awaitWish(wish -> wish.wish().ratio() == 1.5 && wish.wish().maxFps() == 10);
        peer.say(new VideoMessage.AutoAdjustFps(5));
        awaitWish(wish -> wish.wish().maxFps() == 5);
    }

    @Test
    void tellsThePeersMonitorWhatTheEncoderAimsAt() throws Exception {
        login(new PeerHost(state));
        peer.awaitPicture(1);
        role.rate(0, 1234);
        Soon.until(() -> peer.heardSuch(message -> message instanceof io.deskhost.message.ProbeMessage probe
                && probe.targetBitrate() == 1234));
    }

    @Test
    void refusesVisiblyWhatItCannotDo() throws Exception {
        login(new PeerHost(state));
        peer.say(new ControlMessage.TogglePrivacyMode("impl", true));
        peer.say(new AudioMessage.VoiceCallRequest(99, true));
        peer.say(new AudioMessage.VoiceCallRequest(99, false));
        peer.say(new OptionMessage(blockInput(Switch.YES)));
        peer.say(new OptionMessage(blockInput(Switch.NO)));
        peer.settle();
        assertThat(peer.heard()).contains(
                new ControlMessage.BackNotification(Optional.of(3), Optional.empty(), "Unsupported", "impl"),
                new ControlMessage.BackNotification(Optional.empty(), Optional.of(3), "No permission", ""),
                new ControlMessage.BackNotification(Optional.empty(), Optional.of(5), "No permission", ""));
        assertThat(peer.heard(AudioMessage.VoiceCallResponse.class)).singleElement().satisfies(answer -> {
            assertThat(answer.accepted()).isFalse();
            assertThat(answer.requestTimestamp()).isEqualTo(99);
        });
    }

    @Test
    void dropsAndCountsWhatIsNotAllowedHere() throws Exception {
        login(new PeerHost(state));
        peer.say(new ControlMessage.RestartDevice());
        peer.say(new ControlMessage.SwitchBack());
        peer.say(new ControlMessage.ElevationRequest());
        peer.frame(new byte[] {-1, -1, -1});
        peer.settle();
        assertThat(host.dropped("permission")).isOne();
        assertThat(host.dropped("scope")).isOne();
        assertThat(host.dropped("ignored")).isOne();
        assertThat(host.dropped("unreadable")).isOne();
        assertThat(peer.end()).isEmpty();
    }

    /** Nothing that a peer may say breaks a session. */
    @Test
    void survivesEveryMessageThatThereIs() throws Exception {
        login(new PeerHost(state));
        io.deskhost.message.Samples.all().stream()
                .filter(message -> !(message instanceof ControlMessage.CloseReason)).forEach(peer::say);
        peer.settle();
        peer.say(capture(List.of(), List.of(), List.of(0)));
        peer.say(new OptionMessage(disableKeyboard(Switch.NO)));
        peer.say(MOVE);
        role.await(new Input(1, MOVE));
        assertThat(host.closed(CloseReason.FAULT)).isZero();
    }

    private void login(PeerHost made) throws Exception {
        open(made);
        peer.login();
    }

    private void open(PeerHost made) throws Exception {
        host = made;
        role = FakeDesktopRole.up(host.desktop, LEFT, RIGHT).answeringKeys();
        peer = another();
    }

    /** A role that shows nothing by itself, in place of the one that does. */
    private FakeDesktopRole quiet() throws Exception {
        role.close();
        Soon.until(() -> !host.desktop.status().up());
        return FakeDesktopRole.up(host.desktop, LEFT, RIGHT);
    }

    private SocketPeer another() {
        SocketPeer fresh = new SocketPeer(host.clear());
        peers.add(fresh);
        return fresh;
    }

    private void awaitWish(Predicate<Wish> wanted) {
        Soon.until(() -> role.count(command -> command instanceof Wish wish && wanted.test(wish)) > 0);
    }

    private static SwitchDisplay switchTo(int display) {
        return new SwitchDisplay(display, 0, 0, 0, 0, false, List.of(), Optional.empty());
    }

    private static CaptureDisplays capture(List<Integer> add, List<Integer> sub, List<Integer> set) {
        return new CaptureDisplays(add, sub, set);
    }

    private static SessionOptions disableKeyboard(Switch wish) {
        return ViewerOptionsTest.with(ImageQuality.NOT_SET, 0, 0, Optional.empty(), wish);
    }

    private static SessionOptions blockInput(Switch wish) {
        SessionOptions none = SessionOptions.NONE;
        return new SessionOptions(none.imageQuality(), none.lockAfterSessionEnd(), none.showRemoteCursor(),
                none.privacyMode(), wish, 0, none.disableAudio(), none.disableClipboard(), none.enableFileTransfer(),
                Optional.empty(), 0, none.disableKeyboard(), none.followRemoteCursor(), none.followRemoteWindow(),
                none.disableCamera(), none.terminalPersistent(), none.showMyCursor());
    }
}
