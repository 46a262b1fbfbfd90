package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.CursorMessage.CursorId;
import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.message.DisplayMessage.CaptureDisplays;
import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.Octets;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.Size;
import io.deskhost.message.Switch;
import io.deskhost.permission.PermissionProperties.Grant;
import io.deskhost.service.Published;
import io.deskhost.service.Published.PointerMoved;
import io.deskhost.service.ServiceCommand.Input;
import io.deskhost.service.ServiceName;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What peers are told of pointer and focus, over a desktop of two displays, 640 and 800 pixels wide. */
@Timeout(60)
class HostPointerTest {

    private static final CursorData ARROW = new CursorData(11, 1, 2, 3, 4, Octets.of((byte) 1));
    private static final CursorData HAND = new CursorData(12, 1, 2, 3, 4, Octets.of((byte) 2));
    private static final SessionOptions NONE = SessionOptions.NONE;

    @TempDir
    private Path state;
    private final List<SocketPeer> peers = new ArrayList<>();
    private PeerHost host;
    private FakeDesktopRole role;

    @AfterEach
    void close() {
        peers.forEach(SocketPeer::close);
        role.close();
        host.close();
    }

    private SocketPeer login(SessionOptions options) throws Exception {
        return login(options, Grant.ALLOW);
    }

    private SocketPeer login(SessionOptions options, Grant keyboard) throws Exception {
        if (host == null) {
            host = new PeerHost(state, PeerLimits.STANDARD, keyboard);
            role = FakeDesktopRole.up(host.desktop, new Size(640, 480), new Size(800, 600)).answeringKeys();
        }
        SocketPeer peer = new SocketPeer(host.clear());
        peers.add(peer);
        peer.login(peer.request(options));
        peer.awaitPicture(1);
        return peer;
    }

    private static SessionOptions wish(Switch showPointer, Switch followPointer, Switch followFocus) {
        return new SessionOptions(NONE.imageQuality(), NONE.lockAfterSessionEnd(), showPointer, NONE.privacyMode(),
                NONE.blockInput(), 0, NONE.disableAudio(), NONE.disableClipboard(), NONE.enableFileTransfer(),
                Optional.empty(), 0, NONE.disableKeyboard(), followPointer, followFocus, NONE.disableCamera(),
                NONE.terminalPersistent(), NONE.showMyCursor());
    }

    private static SessionOptions disableKeyboard(Switch wish) {
        return new SessionOptions(NONE.imageQuality(), NONE.lockAfterSessionEnd(), NONE.showRemoteCursor(),
                NONE.privacyMode(), NONE.blockInput(), 0, NONE.disableAudio(), NONE.disableClipboard(),
                NONE.enableFileTransfer(), Optional.empty(), 0, wish, NONE.followRemoteCursor(),
                NONE.followRemoteWindow(), NONE.disableCamera(), NONE.terminalPersistent(), NONE.showMyCursor());
    }

    private static SessionOptions showPointer(Switch wish) {
        return wish(wish, Switch.NOT_SET, Switch.NOT_SET);
    }

    private void shape(CursorData shape) {
        role.publish(ServiceName.CURSOR, new Published.Said(ServiceName.CURSOR, shape, true));
    }

    private void moved(int x, int y, Integer... movers) {
        role.publish(ServiceName.CURSOR_POSITION, new PointerMoved(new CursorPosition(x, y), Set.of(movers)));
    }

    private void focused(int display) {
        role.publish(ServiceName.WINDOW_FOCUS, new Published.Said(ServiceName.WINDOW_FOCUS,
                new FollowDisplay(display), false));
    }

    /** All kinds that this test is about, in order. */
    private static List<SessionMessage> told(SocketPeer peer) {
        return peer.heard().stream().filter(message -> message instanceof CursorData || message instanceof CursorId
                || message instanceof CursorPosition || message instanceof FollowDisplay).toList();
    }

    private static void awaitTold(SocketPeer peer, SessionMessage... expected) {
        Soon.asserted(() -> assertThat(told(peer)).containsExactly(expected));
    }

    @Test
    void tellsAShapeOnceAndItsNumberLaterToEachPeer() throws Exception {
        SocketPeer first = login(NONE);
        role.awaitSubscribed(ServiceName.CURSOR, true);
        shape(ARROW);
        shape(HAND);
        awaitTold(first, ARROW, HAND);
        SocketPeer second = login(NONE);
        awaitTold(second, HAND);
        shape(ARROW);
        awaitTold(first, ARROW, HAND, new CursorId(11));
        awaitTold(second, HAND, ARROW);
    }

    @Test
    void aNewRoleMakesNoShapeUnknown() throws Exception {
        SocketPeer peer = login(NONE);
        role.awaitSubscribed(ServiceName.CURSOR, true);
        shape(ARROW);
        awaitTold(peer, ARROW);
        role.close();
        Soon.until(() -> !host.desktop.status().up());
        role = FakeDesktopRole.up(host.desktop, new Size(640, 480), new Size(800, 600));
        role.awaitSubscribed(ServiceName.CURSOR, true);
        shape(ARROW);
        awaitTold(peer, ARROW, new CursorId(11));
    }

    @Test
    void whoMayNotControlSeesTheShapeOnlyWithThePlace() throws Exception {
        SocketPeer peer = login(NONE, Grant.DENY);
        peer.settle();
        assertThat(role.subscribed(ServiceName.CURSOR)).isFalse();
        peer.say(new OptionMessage(showPointer(Switch.YES)));
        role.awaitSubscribed(ServiceName.CURSOR, true);
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        peer.say(new OptionMessage(showPointer(Switch.NO)));
        role.awaitSubscribed(ServiceName.CURSOR, false);
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, false);
    }

    @Test
    void whoOnlyWantsToLookIsToldNoShapeAndAllOfItAnewLater() throws Exception {
        SocketPeer peer = login(NONE);
        role.awaitSubscribed(ServiceName.CURSOR, true);
        shape(ARROW);
        awaitTold(peer, ARROW);
        peer.say(new OptionMessage(disableKeyboard(Switch.YES)));
        role.awaitSubscribed(ServiceName.CURSOR, false);
        peer.say(new OptionMessage(disableKeyboard(Switch.NO)));
        role.awaitSubscribed(ServiceName.CURSOR, true);
        shape(ARROW);
        awaitTold(peer, ARROW, ARROW);
    }

    @Test
    void tellsThePlaceToWhoAskedAndDidNotMoveIt() throws Exception {
        SocketPeer mover = login(showPointer(Switch.YES));
        SocketPeer watcher = login(showPointer(Switch.YES));
        SocketPeer other = login(NONE);
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        moved(5, 6, 1);
        moved(7, 8);
        awaitTold(watcher, new CursorPosition(5, 6), new CursorPosition(7, 8));
        awaitTold(mover, new CursorPosition(7, 8));
        other.settle();
        awaitTold(other);
    }

    @Test
    void tellsANewcomerThePresentPlaceUnlessItIsTheMover() throws Exception {
        SocketPeer first = login(showPointer(Switch.YES));
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        moved(5, 6, 3);
        awaitTold(first, new CursorPosition(5, 6));
        SocketPeer second = login(showPointer(Switch.YES));
        awaitTold(second, new CursorPosition(5, 6));
        SocketPeer third = login(showPointer(Switch.YES));
        third.settle();
        awaitTold(third);
    }

    @Test
    void holdsThePlaceBackWhileThePeerHoldsAButton() throws Exception {
        SocketPeer peer = login(showPointer(Switch.YES));
        SocketPeer other = login(showPointer(Switch.YES));
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        MouseEvent down = new MouseEvent(1 << 3 | 1, 0, 0, List.of());
        peer.say(down);
        role.await(new Input(1, down));
        moved(5, 6);
        moved(7, 8);
        awaitTold(other, new CursorPosition(5, 6), new CursorPosition(7, 8));
        peer.settle();
        awaitTold(peer);
        peer.say(new MouseEvent(1 << 3 | 2, 0, 0, List.of()));
        awaitTold(peer, new CursorPosition(7, 8));
    }

    @Test
    void followsThePointerToAnotherDisplayOnce() throws Exception {
        SocketPeer peer = login(wish(Switch.YES, Switch.YES, Switch.NOT_SET));
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        moved(639, 0);
        moved(640, 0);
        moved(641, 0);
        moved(640, 700);
        moved(642, 0);
        awaitTold(peer, new CursorPosition(639, 0), new FollowDisplay(1), new CursorPosition(640, 0),
                new CursorPosition(641, 0), new CursorPosition(640, 700), new CursorPosition(642, 0));
        peer.say(new SwitchDisplay(1, 0, 0, 0, 0, false, List.of(), Optional.empty()));
        peer.say(new CaptureDisplays(List.of(), List.of(), List.of(1)));
        peer.settle();
        int before = told(peer).size();
        moved(700, 0);
        moved(10, 0);
        Soon.asserted(() -> assertThat(told(peer).subList(before, told(peer).size())).containsExactly(
                new CursorPosition(700, 0), new FollowDisplay(0), new CursorPosition(10, 0)));
    }

    @Test
    void followsThePointerFromWhereThePeerItselfPutIt() throws Exception {
        SocketPeer peer = login(wish(Switch.YES, Switch.YES, Switch.NOT_SET));
        role.awaitSubscribed(ServiceName.CURSOR_POSITION, true);
        moved(700, 0);
        moved(10, 0, 1);
        moved(701, 0);
        awaitTold(peer, new FollowDisplay(1), new CursorPosition(700, 0), new FollowDisplay(1),
                new CursorPosition(701, 0));
    }

    @Test
    void followsNothingUnaskedOrWhileSeveralDisplaysAreWatched() throws Exception {
        SocketPeer unasked = login(showPointer(Switch.YES));
        SocketPeer watchesBoth = login(wish(Switch.YES, Switch.YES, Switch.YES));
        role.awaitSubscribed(ServiceName.WINDOW_FOCUS, true);
        watchesBoth.say(new CaptureDisplays(List.of(1), List.of(), List.of()));
        role.awaitSubscribed(ServiceName.WINDOW_FOCUS, false);
        moved(10, 10);
        moved(700, 10);
        awaitTold(unasked, new CursorPosition(10, 10), new CursorPosition(700, 10));
        awaitTold(watchesBoth, new CursorPosition(10, 10), new CursorPosition(700, 10));
        watchesBoth.say(new CaptureDisplays(List.of(), List.of(1), List.of()));
        role.awaitSubscribed(ServiceName.WINDOW_FOCUS, true);
    }

    @Test
    void followsTheFocusedWindowToAnotherDisplay() throws Exception {
        SocketPeer peer = login(wish(Switch.NOT_SET, Switch.NOT_SET, Switch.YES));
        role.awaitSubscribed(ServiceName.WINDOW_FOCUS, true);
        focused(0);
        focused(1);
        awaitTold(peer, new FollowDisplay(1));
        peer.say(new SwitchDisplay(1, 0, 0, 0, 0, false, List.of(), Optional.empty()));
        peer.say(new CaptureDisplays(List.of(), List.of(), List.of(1)));
        peer.settle();
        focused(1);
        focused(0);
        awaitTold(peer, new FollowDisplay(1), new FollowDisplay(0));
        peer.say(new OptionMessage(wish(Switch.NOT_SET, Switch.NOT_SET, Switch.NO)));
        role.awaitSubscribed(ServiceName.WINDOW_FOCUS, false);
    }

    @Test
    void aPeerThatGoesListensNoLonger() throws Exception {
        login(wish(Switch.YES, Switch.YES, Switch.YES)).close();
        for (ServiceName service : List.of(ServiceName.CURSOR, ServiceName.CURSOR_POSITION,
                ServiceName.WINDOW_FOCUS)) {
            role.awaitSubscribed(service, false);
        }
    }
}
