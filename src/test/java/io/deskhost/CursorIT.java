package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.testpeer.PeerPointer.Button;
import io.deskhost.testpeer.TestPeer;
import io.deskhost.wire.proto.Peer.CursorData;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.OptionMessage.BoolOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shape and place of the host's pointer at a client. */
class CursorIT {

    private static final Duration A_WHILE = Duration.ofMillis(600);

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(800, 600));
    private static RunningHost host;

    private XClient x;
    private XWindow window;
    private TestPeer peer;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void open() {
        x = XVFB.client();
        window = x.window(100, 100, 300, 300, 0xffffff);
        x.movePointer(200, 200);
        peer = host.viewer();
    }

    @AfterEach
    void close() {
        peer.close();
        window.close();
        x.close();
    }

    private static void showPointer(TestPeer who, BoolOption wish) {
        who.option(option -> option.setShowRemoteCursor(wish));
    }

    private static Predicate<Message> at(int x, int y) {
        return message -> message.hasCursorPosition() && message.getCursorPosition().getX() == x
                && message.getCursorPosition().getY() == y;
    }

    private CursorData shape(int width) {
        return peer.expect(message -> message.hasCursorData() && message.getCursorData().getWidth() == width, SOON)
                .getCursorData();
    }

    @Test
    void theShapeOfTheWindowUnderThePointerArrivesAsAPicture() {
        window.cursor(14, 12, 3, 5, 0x4080c0);
        CursorData shape = shape(14);
        byte[] colours = shape.getColors().toByteArray();
        assertThat(Zstd.getFrameContentSize(colours)).isEqualTo(4 * 14 * 12);
        assertThat(Zstd.decompress(colours, 4 * 14 * 12)).startsWith(0x40, 0x80, 0xc0, 0xff)
                .endsWith(0x40, 0x80, 0xc0, 0xff);
        assertThat(shape).extracting(CursorData::getHeight, CursorData::getHotx, CursorData::getHoty)
                .containsExactly(12, 3, 5);
    }

    @Test
    void aShapeSeenBeforeComesByItsNumber() {
        Set<Long> ids = new HashSet<>();
        for (int width : new int[] {17, 18}) {
            window.cursor(width, 8, 0, 0, 0xff0000);
            ids.add(shape(width).getId());
        }
        int mark = peer.mark();
        window.cursor(17, 8, 0, 0, 0xff0000);
        Message again = peer.expect(message -> message.hasCursorId() || message.hasCursorData(), SOON, mark);
        assertThat(ids).hasSize(2).contains(again.getCursorId());
    }

    @Test
    void aClientIsToldWhereTheMouseOfTheDeskGoesAndNotWhatItDoesItself() {
        showPointer(peer, BoolOption.Yes);
        peer.expect(at(200, 200), SOON);
        x.movePointer(500, 50);
        peer.expect(at(500, 50), SOON);
        try (TestPeer mover = host.viewer()) {
            showPointer(mover, BoolOption.Yes);
            mover.expect(at(500, 50), SOON);
            int mark = mover.mark();
            for (int step = 0; step < 20; step++) {
                mover.pointer().move(450 + step, 60 + step);
            }
            peer.expect(at(469, 79), SOON);
            assertThat(mover.staysSilent(Message::hasCursorPosition, A_WHILE, mark)).isTrue();
        }
    }

    @Test
    void aClientThatHoldsAButtonIsToldOfOthersAfterTheRelease() {
        showPointer(peer, BoolOption.Yes);
        peer.pointer().move(600, 500);
        peer.pointer().down(Button.LEFT);
        await().atMost(SOON).until(() -> x.pointer().isDown(1));
        int mark = peer.mark();
        await().pollDelay(A_WHILE).until(() -> true);
        x.movePointer(610, 510);
        x.movePointer(620, 520);
        assertThat(peer.staysSilent(Message::hasCursorPosition, A_WHILE, mark)).isTrue();
        peer.pointer().up(Button.LEFT);
        assertThat(peer.expect(Message::hasCursorPosition, SOON, mark)).matches(at(620, 520));
    }
}
