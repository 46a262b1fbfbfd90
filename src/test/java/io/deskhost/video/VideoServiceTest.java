package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.InputMessage;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VideoServiceTest {

    private static final ServiceName MONITOR = ServiceName.monitor(0);
    private static final EncoderClass VP9 = new EncoderClass(0, Codec.VP9);
    private static final Area DOT = new Area(0, 0, 2, 2);
    private static final InputMessage MOVED = new InputMessage.MouseEvent(0, 5, 5, List.of());

    private final FakeDesktop desktop = new FakeDesktop(640, 480);
    private final FakeEncoders encoders = new FakeEncoders(Codec.VP9, Codec.VP8);
    private final VideoService service = service(encoders);
    private final Audience audience = new Audience(service);
    private Subscription subscription = () -> { };

    private VideoService service(EncoderFactory factory) {
        return new VideoService(desktop, desktop, new GreenToLuma(), List.of(factory), new VideoProperties(60, 2));
    }

    @AfterEach
    void leave() {
        subscription.close();
        awaitNoThreads();
        assertThat(encoders.open).as("encoders left open").hasValue(0);
    }

    private static void awaitNoThreads() {
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("capture-") || name.startsWith("encode-")).toList();
    }

    private void watch() throws ServiceUnavailable {
        subscription = service.subscribe(MONITOR, audience);
        await().until(() -> !audience.frames().isEmpty());
    }

    private void wish(int peer, int fps, double ratio, SupportedDecoding decoding) {
        service.on(new ServiceCommand.Wish(peer, 0, new VideoWish(decoding, fps, ratio, 0)));
    }

    private void paint(int level) {
        desktop.paint(DOT, level << 8);
    }

    private static SupportedDecoding prefers(Codec codec) {
        return new SupportedDecoding(Set.of(Codec.VP9, Codec.VP8), Optional.of(codec), new CodecAbility(Set.of()),
                false);
    }

    /** Nothing more is published for a while. */
    private void awaitSilence(int frames) {
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(audience.frames()).hasSize(frames));
    }

    @Test
    void tellsTheGeometryThenAKeyFrame() throws ServiceUnavailable {
        watch();
        assertThat(audience.told()).filteredOn(told -> !(told instanceof Published.Rate)).first()
                .isInstanceOfSatisfying(Published.Geometry.class, told -> {
                    assertThat(told.geometry().x()).isEqualTo(100);
                    assertThat(told.geometry().width()).isEqualTo(640);
                    assertThat(told.geometry().original()).isPresent();
                });
        assertThat(audience.frames().getFirst().key()).isTrue();
    }

    @Test
    void deliversTheLastPictureOfABurst() throws ServiceUnavailable {
        watch();
        for (int level = 1; level <= 200; level++) {
            paint(level);
        }
        await().untilAsserted(() -> assertThat(audience.last().data()).containsExactly(200));
        assertThat(audience.frames()).as("coalesced").hasSizeLessThan(50);
    }

    @Test
    void isSilentAndLooksAtNothingWhileNothingMoves() throws ServiceUnavailable {
        watch();
        awaitSilence(1);
        int looks = desktop.screen().looks();
        awaitSilence(1);
        assertThat(desktop.screen().looks()).isEqualTo(looks);
    }

    @Test
    void gathersDamageWhileNobodyTakesAPicture() throws ServiceUnavailable {
        audience.unwilling();
        watch();
        int grabs = desktop.screen().grabs();
        Area far = new Area(600, 400, 8, 8);
        paint(10);
        desktop.paint(far, 0x00ff00);
        paint(77);
        awaitSilence(1);
        assertThat(desktop.screen().grabs()).as("captured in vain").isEqualTo(grabs);
        service.on(new ServiceCommand.Credit(VP9));
        await().until(() -> audience.frames().size() == 2);
        assertThat(audience.last().data()).containsExactly(77);
        assertThat(audience.last().key()).isFalse();
        assertThat(encoders.calls.getLast().damage().areas()).contains(DOT, far);
    }

    @Test
    void keepsTheFrameRateThatTheMostModestViewerWishes() throws ServiceUnavailable {
        wish(1, 30, 0.67, SupportedDecoding.VP9_ONLY);
        wish(2, 10, 0.67, SupportedDecoding.VP9_ONLY);
        watch();
        for (int level = 1; level <= 100; level++) {
            int shown = level;
            await().pollDelay(Duration.ofMillis(10)).until(() -> {
                paint(shown);
                return true;
            });
        }
        List<Audience.Seen> frames = audience.frames();
        double seconds = (frames.getLast().at() - frames.getFirst().at()) / 1e9;
        assertThat((frames.size() - 1) / seconds).isLessThan(11).isGreaterThan(4);
    }

    @Test
    void sendsTheAnswerToInputBeforeItsTime() throws ServiceUnavailable {
        wish(1, 1, 0.67, SupportedDecoding.VP9_ONLY);
        watch();
        paint(5);
        service.on(new ServiceCommand.Input(2, MOVED));
        awaitSilence(1);
        service.on(new ServiceCommand.Input(1, MOVED));
        await().atMost(Duration.ofMillis(400)).until(() -> audience.frames().size() == 2);
    }

    @Test
    void makesAKeyFrameOfAStillScreenOnRequest() throws ServiceUnavailable {
        watch();
        int opened = encoders.opened.get();
        service.on(new ServiceCommand.Key(0));
        await().until(() -> audience.frames().size() == 2);
        assertThat(audience.last().key()).isTrue();
        assertThat(encoders.opened).as("the encoder is kept").hasValue(opened);
    }

    @Test
    void coalescesKeyRequests() throws ServiceUnavailable {
        watch();
        for (int i = 0; i < 50; i++) {
            service.on(new ServiceCommand.Key(0));
            paint(i);
        }
        await().untilAsserted(() -> assertThat(audience.last().data()).containsExactly(49));
        await().until(() -> System.nanoTime() - audience.last().at() > 500_000_000);
        assertThat(audience.frames().stream().filter(Audience.Seen::key).count()).isBetween(2L, 4L);
    }

    @Test
    void givesANewcomerAKeyFrameAtOnce() throws ServiceUnavailable {
        wish(1, 30, 0.67, SupportedDecoding.VP9_ONLY);
        watch();
        for (int peer = 2; peer < 5; peer++) {
            int frames = audience.frames().size();
            wish(peer, 30, 0.67, SupportedDecoding.VP9_ONLY);
            await().atMost(Duration.ofMillis(200)).until(() -> audience.frames().size() > frames);
            assertThat(audience.last().key()).isTrue();
        }
    }

    @Test
    void beginsASecondSubscriberWithGeometryAndKeyFrame() throws ServiceUnavailable {
        watch();
        Audience second = new Audience(service).unwilling();
        try (Subscription _ = service.subscribe(MONITOR, second)) {
            await().until(() -> !second.frames().isEmpty());
            assertThat(second.told()).first().isInstanceOf(Published.Geometry.class);
            assertThat(second.frames().getFirst().key()).isTrue();
        }
    }

    @Test
    void announcesANewSizeBeforeItsKeyFrame() throws ServiceUnavailable {
        watch();
        desktop.resize(321, 201);
        await().until(() -> encoders.calls.getLast().width() == 321);
        await().until(() -> audience.last().generation() > audience.frames().getFirst().generation());
        List<Object> told = audience.told();
        int geometry = told.indexOf(audience.told(Published.Geometry.class).getLast());
        assertThat(((Published.Geometry) told.get(geometry)).geometry().width()).isEqualTo(321);
        Audience.Seen first = told.subList(geometry, told.size()).stream().filter(Audience.Seen.class::isInstance)
                .map(Audience.Seen.class::cast).findFirst().orElseThrow();
        assertThat(first.key()).isTrue();
        assertThat(first.generation()).isEqualTo(((Published.Geometry) told.get(geometry)).generation());
    }

    @Test
    void saysWhatIsWrongAndComesBackWithTheWindowSystem() throws ServiceUnavailable {
        watch();
        desktop.lose();
        await().until(() -> audience.told(Published.Trouble.class).stream()
                .anyMatch(trouble -> trouble.why().contains("Cannot open display")));
        assertThat(service.snapshots()).first()
                .satisfies(snapshot -> assertThat(snapshot.lastError()).contains("Cannot open display"));
        int frames = audience.frames().size();
        desktop.comeBack();
        await().until(() -> audience.frames().size() > frames);
        assertThat(audience.told(Published.Trouble.class).getLast().why()).isEmpty();
        assertThat(audience.frames().get(frames).key()).isTrue();
        assertThat(audience.frames().get(frames).pts()).isGreaterThan(audience.frames().get(frames - 1).pts());
    }

    @Test
    void refinesWhatWasCodedCoarselyOnceItIsStill() throws ServiceUnavailable {
        encoders.quantiser = 50;
        watch();
        await().during(Duration.ofMillis(500))
                .until(() -> encoders.calls.getLast().rate().quantMax() == StaleBlocks.GOOD);
        assertThat(encoders.calls).as("first, then all of it in two steps").hasSizeBetween(3, 7);
        assertThat(encoders.calls.stream().filter(FakeEncoders.Call::key)).hasSize(1);
        int calls = encoders.calls.size();
        desktop.paint(new Area(300, 300, 9, 9), 0xffffff);
        awaitSilence(calls + 3);
        assertThat(encoders.calls.getLast().damage().pixels()).isLessThan(640 * 480 / 8);
    }

    @Test
    void takesTheCodecThatMostViewersPrefer() throws ServiceUnavailable {
        wish(1, 30, 0.67, prefers(Codec.VP9));
        watch();
        wish(2, 30, 0.67, prefers(Codec.VP8));
        wish(3, 30, 0.67, prefers(Codec.VP8));
        await().until(() -> audience.last().codec() == Codec.VP8);
        List<Audience.Seen> frames = audience.frames();
        Audience.Seen first = frames.stream().filter(frame -> frame.codec() == Codec.VP8).findFirst().orElseThrow();
        assertThat(first.key()).isTrue();
        int change = frames.indexOf(first);
        assertThat(frames.subList(change, frames.size())).allMatch(frame -> frame.codec() == Codec.VP8);
        service.on(new ServiceCommand.Gone(2));
        service.on(new ServiceCommand.Unwish(3, 0));
        await().until(() -> audience.last().codec() == Codec.VP9);
    }

    @Test
    void encodesNothingInAnotherCodecWhileNobodyTakesAPicture() throws ServiceUnavailable {
        audience.unwilling();
        wish(1, 30, 0.67, prefers(Codec.VP9));
        watch();
        wish(1, 30, 0.67, prefers(Codec.VP8));
        paint(50);
        awaitSilence(1);
        assertThat(encoders.calls).as("encoded for nobody").hasSize(1);
        service.on(new ServiceCommand.Credit(VP9));
        await().until(() -> audience.frames().size() == 2);
        assertThat(audience.last().codec()).isEqualTo(Codec.VP8);
        assertThat(audience.last().key()).isTrue();
        awaitSilence(2);
    }

    @Test
    void changesTheRateOfTheRunningEncoder() throws ServiceUnavailable {
        wish(1, 30, 0.67, SupportedDecoding.VP9_ONLY);
        watch();
        wish(1, 30, 1.5, SupportedDecoding.VP9_ONLY);
        await().until(() -> audience.told(Published.Rate.class).size() == 2);
        assertThat(audience.told(Published.Rate.class)).extracting(Published.Rate::kbps).containsExactly(268, 600);
        desktop.paint(new Area(0, 0, 640, 480), 0x00ff00);
        await().until(() -> encoders.calls.getLast().rate().kbps() == 600);
        assertThat(encoders.opened).hasValue(1);
    }

    @Test
    void losesNoPictureWhenTheEncoderFails() throws ServiceUnavailable {
        watch();
        encoders.toFail.set(2);
        paint(99);
        await().untilAsserted(() -> assertThat(audience.last().data()).containsExactly(99));
        assertThat(audience.last().key()).as("of an encoder that was opened anew").isTrue();
    }

    @Test
    void refusesWithoutAnyEncoder() {
        VideoService blind = service(new FakeEncoders());
        assertThat(blind.encoding().codecs()).isEmpty();
        blind.on(new ServiceCommand.Wish(1, 0, Demand.DEFAULT));
        blind.on(new ServiceCommand.Key(0));
        assertThatThrownBy(() -> blind.subscribe(MONITOR, audience)).isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("no video encoder").hasMessageContaining("libvpx")
                .hasMessageContaining("FFmpeg");
        assertThat(threads()).isEmpty();
    }

    @Test
    void endsAllThreadsWithTheLastSubscriberAndBeginsAgain() throws ServiceUnavailable {
        watch();
        FakeScreen screen = desktop.screen();
        Audience second = new Audience(service);
        Subscription other = service.subscribe(MONITOR, second);
        subscription.close();
        assertThat(threads()).isNotEmpty();
        other.close();
        awaitNoThreads();
        assertThat(screen.closed()).isTrue();
        int generation = audience.last().generation();
        int frames = audience.frames().size();
        watch();
        await().until(() -> audience.frames().size() > frames);
        assertThat(audience.frames().get(frames).key()).isTrue();
        assertThat(audience.frames().get(frames).generation()).isGreaterThan(generation);
    }

    @Test
    void maySpeakToItsSubscriberWhileItLeaves() throws ServiceUnavailable {
        for (int i = 0; i < 100; i++) {
            wish(i, 60, 0.67, prefers(i % 2 == 0 ? Codec.VP9 : Codec.VP8));
            subscription = service.subscribe(MONITOR, published -> {
                audience.offer(published);
                wish(1000, 30, 0.67, SupportedDecoding.VP9_ONLY);
                service.on(new ServiceCommand.Key(0));
                service.on(new ServiceCommand.Gone(1000));
            });
            Thread.yield();
            subscription.close();
        }
        awaitNoThreads();
    }
}
