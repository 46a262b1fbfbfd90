package io.deskhost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.message.Codec;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.Size;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.VideoWish;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The viewers of a display, against a role at the other end of a link. */
@Timeout(60)
class AudienceTest {

    private static final Size SIZE = new Size(640, 480);
    private static final EncoderClass CLASS = new EncoderClass(0, Codec.VP9);
    private static final ServiceCommand CREDIT = new ServiceCommand.Credit(CLASS);
    private static final ServiceCommand KEY = new ServiceCommand.Key(0);
    private final Desktop desktop = new Desktop(LinkServer.inJvmAddress(), Clock.systemUTC());
    private final FakeViewer anna = new FakeViewer(1);
    private final FakeViewer ben = new FakeViewer(2);
    private FakeDesktopRole role;
    private int kbps;

    @BeforeEach
    void open() throws Exception {
        desktop.link().start();
        role = FakeDesktopRole.up(desktop, SIZE);
    }

    @AfterEach
    void close() {
        role.close();
        desktop.link().close();
        anna.release();
        ben.release();
    }

    @Test
    void serialisesAPictureOnceForAllItsViewers() {
        watch(anna);
        watch(ben);
        byte[] content = role.show(0, true);
        Picture hers = anna.awaitPicture(1, content);
        Picture his = ben.awaitPicture(1, content);
        assertThat(his.message()).isSameAs(hers.message());
        settle(anna);
        assertThat(hers.message().refCnt()).as("one reference each").isEqualTo(2);
    }

    @Test
    void letsGoOfWhatNobodyCanShow() {
        LinkServer nowhere = new LinkServer(LinkServer.inJvmAddress(), desktop);
        Audience audience = new Audience(0, nowhere);
        audience.join(anna, FakeViewer.WISH);
        audience.geometry(3, geometry(SIZE));
        List<ByteBuf> buffers = List.of(buffer(), buffer(), buffer(), buffer());
        audience.received(new Down.Picture(CLASS, 2, 0, true, buffers.get(0)));
        audience.received(new Down.Picture(CLASS, 3, 0, false, buffers.get(1)));
        audience.received(new Down.Picture(CLASS, 3, 0, true, buffers.get(2)));
        audience.received(new Down.Picture(CLASS, 3, 0, true, buffers.get(3)));
        assertThat(buffers).as("old geometry, delta for a fresh decoder, shown, no room").extracting(ByteBuf::refCnt)
                .containsExactly(0, 0, 1, 0);
        nowhere.close();
    }

    @Test
    void startsTheServiceWithTheFirstViewerAndEndsItWithTheLast() {
        ServiceName monitor = ServiceName.monitor(0);
        assertThat(role.subscribed(monitor)).isFalse();
        Watching hers = watch(anna);
        Watching his = watch(ben);
        hers.close();
        role.await(new ServiceCommand.Unwish(1, 0));
        assertThat(role.subscribed(monitor)).isTrue();
        his.close();
        his.close();
        role.awaitSubscribed(monitor, false);
        assertThat(role.count(new ServiceCommand.Unwish(2, 0))).isOne();
    }

    @Test
    void paysForThePictureOnceSomebodyHasRoomForTheNext() {
        Watching hers = watch(anna);
        Watching his = watch(ben);
        byte[] content = role.show(0, true);
        anna.awaitPicture(1, content);
        ben.awaitPicture(1, content);
        settle(anna);
        assertThat(role.count(CREDIT)).as("all have a picture waiting").isZero();
        hers.drained();
        role.await(CREDIT);
        his.drained();
        his.wish(FakeViewer.WISH);
        role.await(new ServiceCommand.Wish(2, 0, FakeViewer.WISH), 2);
        assertThat(role.count(CREDIT)).as("one credit a picture").isOne();
    }

    /** Late viewers ask for a key frame at 0, 1 and 2 s; who waits for that moment paces nobody. */
    @Test
    void aLateViewerThatWaitsForItsTurnGivesNoCredit() {
        Watching slow = watch(anna);
        Watching quick = watch(ben);
        anna.awaitPicture(1, role.show(0, true));
        missOne(slow, quick, 2);
        quick.drained();
        anna.awaitPicture(2, role.show(0, true));
        missOne(slow, quick, 4);
        settle(anna);
        long paid = role.count(CREDIT);
        settle(anna);
        assertThat(role.count(CREDIT)).as("only a late viewer has room").isEqualTo(paid);
        quick.drained();
        role.await(CREDIT, (int) paid + 1);
    }

    /** The quick one takes a picture, as its number so many, that finds the slow one without room; then that drains. */
    private void missOne(Watching slow, Watching quick, int number) {
        quick.drained();
        ben.awaitPicture(number, role.show(0, false));
        slow.drained();
    }

    @Test
    void aViewerThatLeavesDoesNotTakeTheCreditAlong() {
        Watching hers = watch(anna);
        anna.awaitPicture(1, role.show(0, true));
        Watching his = watch(ben);
        role.await(CREDIT);
        ben.awaitPicture(1, role.show(0, true));
        hers.close();
        his.drained();
        role.await(CREDIT, 2);
    }

    @Test
    void whoMissedAPictureGetsNoDeltasUntilAKeyFrame() {
        Watching slow = watch(anna);
        Watching quick = watch(ben);
        anna.awaitPicture(1, role.show(0, true));
        ben.awaitPicture(1, quickly(quick, 1));
        ben.awaitPicture(2, role.show(0, false));
        quick.drained();
        long asked = role.count(KEY);
        slow.drained();
        role.await(KEY, (int) asked + 1);
        ben.awaitPicture(3, role.show(0, false));
        settle(anna);
        assertThat(anna.pictures).as("no delta without what it builds on").hasSize(1);
        quick.drained();
        anna.awaitPicture(2, role.show(0, true));
        slow.drained();
        anna.awaitPicture(3, role.show(0, false));
        assertThat(anna.lates).containsExactly(true, false);
    }

    @Test
    void nobodyIsLateWhileNothingIsEncoded() {
        Watching hers = watch(anna);
        anna.awaitPicture(1, role.show(0, true));
        long asked = role.count(KEY);
        hers.drained();
        role.await(CREDIT);
        anna.awaitPicture(2, role.show(0, false));
        hers.drained();
        role.await(CREDIT, 2);
        assertThat(role.count(KEY)).isEqualTo(asked);
    }

    @Test
    void asksForALateViewersKeyFrameEverMoreSeldom() {
        Watching slow = watch(anna);
        Watching quick = watch(ben);
        anna.awaitPicture(1, role.show(0, true));
        ben.awaitPicture(1, quickly(quick, 1));
        int asked = (int) role.count(KEY);
        beLate(slow, quick, 2);
        role.await(KEY, asked + 1);
        anna.awaitPicture(2, quickly(quick, 3, true));
        long since = System.nanoTime();
        beLate(slow, quick, 4);
        settle(ben);
        assertThat(role.count(KEY)).as("not at once again").isEqualTo(asked + 1);
        role.await(KEY, asked + 2);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void aNewViewerBeginsWithAKeyFrame() {
        Watching hers = watch(anna);
        anna.awaitPicture(1, role.show(0, true));
        hers.drained();
        int asked = (int) role.count(KEY);
        watch(ben);
        role.await(KEY, asked + 1);
        anna.awaitPicture(2, role.show(0, false));
        hers.drained();
        settle(ben);
        assertThat(ben.pictures).isEmpty();
        ben.awaitPicture(1, role.show(0, true));
    }

    @Test
    void aViewerWhoseDecoderStartsAnewWaitsAlone() {
        Watching hers = watch(anna);
        Watching his = watch(ben);
        anna.awaitPicture(1, role.show(0, true));
        hers.drained();
        his.drained();
        int asked = (int) role.count(KEY);
        hers.restart();
        role.await(KEY, asked + 1);
        ben.awaitPicture(2, role.show(0, false));
        his.drained();
        settle(anna);
        assertThat(anna.pictures).hasSize(1);
        anna.awaitPicture(2, role.show(0, true));
    }

    @Test
    void aRefreshGoesOnWithDeltasUntilItsKeyFrame() {
        Watching hers = watch(anna);
        anna.awaitPicture(1, role.show(0, true));
        hers.drained();
        int asked = (int) role.count(KEY);
        hers.refresh();
        role.await(KEY, asked + 1);
        anna.awaitPicture(2, role.show(0, false));
    }

    @Test
    void dropsPicturesOfAnOldGeometryButPaysForThem() {
        watch(anna);
        int old = role.turn(geometry(SIZE)) - 1;
        role.show(0, true, old);
        settle(anna);
        assertThat(anna.pictures).isEmpty();
        role.await(CREDIT);
    }

    @Test
    void tellsANewGeometryToAllAndAgainToWhoComesLater() {
        watch(anna);
        SwitchDisplay turned = geometry(new Size(480, 640));
        role.turn(turned);
        Soon.until(() -> anna.geometries.contains(turned));
        watch(ben);
        Soon.until(() -> ben.geometries.contains(turned));
        assertThat(ben.geometries).containsExactly(turned);
    }

    @Test
    void deltasOfANewGeometryWaitForItsKeyFrame() {
        Watching hers = watch(anna);
        anna.awaitPicture(1, role.show(0, true));
        hers.drained();
        role.turn(geometry(new Size(480, 640)));
        role.show(0, false);
        settle(anna);
        assertThat(anna.pictures).hasSize(1);
        anna.awaitPicture(2, role.show(0, true));
    }

    @Test
    void tellsANewRoleWhatEachViewerWishes() throws Exception {
        VideoWish other = new VideoWish(SupportedDecoding.VP9_ONLY, 5, 1.5, 20);
        Watching hers = watch(anna);
        watch(ben);
        hers.wish(other);
        role.await(new ServiceCommand.Wish(1, 0, other));
        anna.awaitPicture(1, role.show(0, true));
        hers.drained();
        role.close();
        Soon.until(() -> !desktop.status().up());
        role = FakeDesktopRole.up(desktop, SIZE);
        role.awaitSubscribed(ServiceName.monitor(0), true);
        role.await(new ServiceCommand.Wish(1, 0, other));
        role.await(new ServiceCommand.Wish(2, 0, FakeViewer.WISH));
        role.show(0, false);
        settle(anna);
        assertThat(anna.pictures).as("deltas of a stream that they do not know").hasSize(1);
        anna.awaitPicture(2, role.show(0, true));
    }

    @Test
    void tellsItsViewersOfTrouble() {
        watch(anna);
        role.publish(ServiceName.monitor(0), new Published.Trouble(ServiceName.monitor(0), "The X server is gone."));
        Soon.until(() -> anna.troubles.contains("The X server is gone."));
        assertThat(desktop.status().troubles()).contains("The X server is gone.");
    }

    private Watching watch(FakeViewer viewer) {
        Watching watching = desktop.watch(0, viewer, FakeViewer.WISH);
        role.await(new ServiceCommand.Wish(viewer.peer(), 0, FakeViewer.WISH));
        role.awaitSubscribed(ServiceName.monitor(0), true);
        return watching;
    }

    /** Shows a delta to whom has just made room. */
    private byte[] quickly(Watching quick, int number) {
        return quickly(quick, number, false);
    }

    /** Ben has his picture of this number, and makes room for the next. */
    private byte[] quickly(Watching quick, int number, boolean key) {
        byte[] content = {};
        if (key) {
            content = role.show(0, true);
        }
        Soon.until(() -> ben.pictures.size() >= number);
        quick.drained();
        return content;
    }

    /** Anna misses the delta that is Ben's picture of this number, and then has room. */
    private void beLate(Watching slow, Watching quick, int number) {
        role.show(0, false);
        quickly(quick, number);
        slow.drained();
    }

    /** All that was shown before has arrived. */
    private void settle(FakeViewer viewer) {
        role.rate(0, ++kbps);
        viewer.awaitRate(kbps);
    }

    private static SwitchDisplay geometry(Size size) {
        return new SwitchDisplay(0, 0, 0, size.width(), size.height(), false, List.of(), Optional.of(size));
    }

    private static ByteBuf buffer() {
        return Unpooled.buffer().writeByte(1);
    }
}
