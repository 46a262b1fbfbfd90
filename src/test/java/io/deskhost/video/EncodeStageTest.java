package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Codec;
import io.deskhost.message.Size;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EncodeStageTest {

    private static final EncoderClass VP9 = new EncoderClass(0, Codec.VP9);

    private final Canvas canvas = new Canvas(64, 48);
    private final FakeDesktop desktop = new FakeDesktop(64, 48);
    private final FakeEncoders encoders = new FakeEncoders(Codec.VP9);
    private final LivePicture live = new LivePicture();
    private final List<Boolean> keys = new CopyOnWriteArrayList<>();
    private final Outlet outlet = new Outlet(ServiceName.monitor(0), this::published);
    /** Told with every turn that made no picture. */
    private final AtomicInteger turns = new AtomicInteger();
    private final Orders orders = Orders.first(turns::incrementAndGet);
    private final VideoParts parts = new VideoParts(desktop, new Geometries(desktop), new GreenToLuma(),
            new Encoders(List.of(encoders)), EncoderThreads.of(new VideoProperties(60, 1)));

    private void published(Published published) {
        if (published instanceof Published.Frame frame) {
            keys.add(frame.frame().key());
            ReferenceCountUtil.release(frame.frame().data());
        }
    }

    @BeforeEach
    void start() {
        outlet.present(VP9);
        new EncodeStage(VP9, new Demand(Codec.VP9, 30, 1), parts, live, outlet, new Timeline(), orders).start();
    }

    @AfterEach
    void end() {
        orders.end();
        await().untilAsserted(() -> assertThat(encoders.open).hasValue(0));
    }

    private void show(int generation) {
        live.show(canvas.picture(), generation);
        outlet.geometry(generation, parts.geometries().of(0, new Size(64, 48)));
        orders.damage(generation, Region.of(canvas.whole()), System.nanoTime());
    }

    private void awaitFewTurns() {
        await().during(Duration.ofMillis(300)).until(() -> turns.get() <= 2);
    }

    @Test
    void restsWhenAKeyIsWantedOfAPictureThatIsGone() {
        orders.key(true);
        orders.damage(1, Region.of(canvas.whole()), System.nanoTime());
        await().until(() -> turns.get() > 0);
        awaitFewTurns();
        show(2);
        await().untilAsserted(() -> assertThat(keys).containsExactly(true));
    }

    @Test
    void restsWhenThePictureGoesAfterTheEncoderFailed() {
        encoders.toFail.set(1);
        encoders.failing = live::hide;
        orders.key(true);
        show(1);
        awaitFewTurns();
        orders.key(false);
        awaitFewTurns();
        show(2);
        await().untilAsserted(() -> assertThat(keys).containsExactly(true));
    }

    @Test
    void restsWhenThePictureGoesWhileAKeyIsWanted() {
        show(1);
        await().until(() -> keys.size() == 1);
        live.hide();
        orders.damage(1, Region.of(canvas.whole()), System.nanoTime());
        orders.key(true);
        orders.credit();
        awaitFewTurns();
        orders.key(false);
        awaitFewTurns();
        show(2);
        await().untilAsserted(() -> assertThat(keys).containsExactly(true, true));
    }
}
