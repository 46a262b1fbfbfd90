package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.deskhost.testpeer.Violation.Kind;
import io.deskhost.wire.proto.Peer.DisplayInfo;
import io.deskhost.wire.proto.Peer.EncodedVideoFrame;
import io.deskhost.wire.proto.Peer.SwitchDisplay;
import io.deskhost.wire.proto.Peer.VideoFrame;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewerTest {

    private static final int WIDTH = 161;
    private static final int HEIGHT = 91;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int NEAR = 6;

    private final List<String> wishes = new CopyOnWriteArrayList<>();
    private final Viewer viewer = new Viewer(EnumSet.of(VideoCodec.VP8, VideoCodec.VP9, VideoCodec.AV1), true,
            new ViewerEvents() {
                @Override
                public void taken() {
                    wishes.add("ack");
                }

                @Override
                public void broken(int display) {
                    wishes.add("refresh");
                }

                @Override
                public void cannotDecode(VideoCodec codec) {
                    wishes.add("without " + codec);
                }
            });
    private final TestEncoder encoder = new TestEncoder(VideoCodec.VP9, WIDTH, HEIGHT);

    @AfterEach
    void close() {
        viewer.close();
        encoder.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9", "AV1"})
    void decodesEveryColourInOrder(VideoCodec codec) {
        List<Rgb> colours = List.of(Rgb.RED, Rgb.GREEN, Rgb.BLUE, Rgb.WHITE, Rgb.BLACK, new Rgb(120, 60, 200));
        ColourHistory history = viewer.history(0, new Rectangle(40, 30, 60, 40));
        tellSize(WIDTH, HEIGHT);
        try (TestEncoder other = new TestEncoder(codec, WIDTH, HEIGHT)) {
            for (Rgb colour : colours) {
                arrive(other.frame(0, colour, colour.equals(Rgb.RED)));
            }
        }
        viewer.awaitColour(0, 0, WIDTH, HEIGHT, colours.getLast(), 12, SOON);
        assertThat(history.seenInOrder(colours, 12)).as("%s", history.colours()).isEqualTo(colours.size());
        assertThat(viewer.violations()).isEmpty();
    }

    @Test
    void showsTheColourOfEachPixelAndSavesIt(@TempDir Path directory) throws Exception {
        arrive(encoder.frame(0, Rgb.RED, true));
        Picture picture = viewer.awaitPicture(SOON);
        assertThat(picture.pixel(WIDTH - 1, HEIGHT - 1).near(Rgb.RED, NEAR)).as("%s", picture.pixel(0, 0)).isTrue();
        assertThat(picture.psnr(Rgb.RED, picture.bounds())).isGreaterThan(35);
        assertThat(picture.psnr(Rgb.BLUE, picture.bounds())).isLessThan(10);
        assertThat(picture.psnr(picture, picture.bounds())).isInfinite();

        picture.savePng(directory.resolve("red.png"));
        var saved = ImageIO.read(directory.resolve("red.png").toFile());
        assertThat(saved.getWidth()).isEqualTo(WIDTH);
        assertThat(picture.psnr(saved, picture.bounds())).isInfinite();
    }

    @Test
    void complainsAboutADeltaForAFreshDecoderAndGivesTheCodecUp() {
        encoder.frame(0, Rgb.RED, true);
        arrive(encoder.frame(0, Rgb.GREEN, false));
        awaitViolation(Kind.DELTA_FIRST);
        viewer.close();
        assertThat(wishes).contains("without VP9", "refresh");
    }

    @Test
    void buildsTheDecoderAnewAfterASwitch() {
        arrive(encoder.frame(0, Rgb.RED, true));
        viewer.switched(SwitchDisplay.newBuilder().setWidth(WIDTH).setHeight(HEIGHT).build());
        arrive(encoder.frame(0, Rgb.GREEN, false));
        awaitViolation(Kind.DELTA_FIRST);
    }

    @Test
    void changesTheDecoderWithTheCodec() {
        arrive(encoder.frame(0, Rgb.RED, true));
        try (TestEncoder other = new TestEncoder(VideoCodec.VP8, WIDTH, HEIGHT)) {
            arrive(other.frame(0, Rgb.GREEN, true));
        }
        viewer.awaitColour(0, 0, WIDTH, HEIGHT, Rgb.GREEN, NEAR, SOON);
        assertThat(viewer.violations()).isEmpty();
    }

    @Test
    void complainsAboutAPictureOfAnotherSizeThanTold() {
        tellSize(WIDTH + 1, HEIGHT);
        arrive(encoder.frame(0, Rgb.RED, true));
        awaitViolation(Kind.SIZE);
    }

    @Test
    void takesTheSizeOfALaterDisplayListOrOfASwitch() {
        tellSize(640, 480);
        viewer.updated(List.of(DisplayInfo.newBuilder().setWidth(WIDTH).setHeight(HEIGHT).build()));
        arrive(encoder.frame(0, Rgb.RED, true));
        viewer.awaitPicture(SOON);
        assertThat(viewer.violations()).isEmpty();
    }

    @Test
    void complainsAboutAWrongKeyFlag() {
        VideoFrame honest = encoder.frame(0, Rgb.RED, true);
        EncodedVideoFrame packet = honest.getVp9S().getFrames(0);
        arrive(honest.toBuilder().setVp9S(honest.getVp9S().toBuilder().setFrames(0, packet.toBuilder().setKey(false)))
                .build());
        awaitViolation(Kind.KEY_FLAG);
    }

    @Test
    void complainsAboutMoreOrLessThanOnePacket() {
        VideoFrame honest = encoder.frame(0, Rgb.RED, true);
        arrive(honest.toBuilder().setVp9S(honest.getVp9S().toBuilder().clearFrames()).build());
        awaitViolation(Kind.PACKET_COUNT);
    }

    @Test
    void complainsAboutACodecThatItDidNotOffer() {
        try (Viewer choosy = new Viewer(Set.of(VideoCodec.VP8), true, silent())) {
            choosy.arrived(System.nanoTime(), encoder.frame(0, Rgb.RED, true));
            assertThat(choosy.violations()).extracting(Violation::kind).containsExactly(Kind.CODEC_NOT_OFFERED);
        }
    }

    @Test
    void complainsAboutGarbage() {
        arrive(encoder.frame(0, Rgb.RED, true));
        VideoFrame frame = encoder.frame(0, Rgb.GREEN, false);
        arrive(frame.toBuilder().setVp9S(frame.getVp9S().toBuilder().setFrames(0, frame.getVp9S().getFrames(0)
                .toBuilder().setData(ByteString.copyFrom(new byte[] {(byte) 0x86, 1, 2, 3})))).build());
        awaitViolation(Kind.UNDECODABLE);
    }

    @Test
    void throwsDeltasAwayBetweenAWishForAKeyFrameAndItsComing() {
        ColourHistory history = viewer.history(0, new Rectangle(WIDTH, HEIGHT));
        arrive(encoder.frame(0, Rgb.RED, true));
        viewer.refreshing(0);
        arrive(encoder.frame(0, Rgb.GREEN, false));
        arrive(encoder.frame(0, Rgb.BLUE, true));
        viewer.awaitColour(0, 0, WIDTH, HEIGHT, Rgb.BLUE, NEAR, SOON);
        assertThat(history.colours()).hasSize(2);
        assertThat(viewer.discardedCount()).isEqualTo(1);
        assertThat(viewer.violations()).isEmpty();
    }

    @Test
    void keepsDisplaysApart() {
        try (TestEncoder second = new TestEncoder(VideoCodec.VP9, 64, 64)) {
            arrive(encoder.frame(0, Rgb.RED, true));
            arrive(second.frame(1, Rgb.BLUE, true));
        }
        assertThat(viewer.awaitPicture(0, SOON).pixel(5, 5).near(Rgb.RED, NEAR)).isTrue();
        assertThat(viewer.awaitPicture(1, SOON).pixel(5, 5).near(Rgb.BLUE, NEAR)).isTrue();
        assertThat(viewer.frames(1)).hasSize(1);
    }

    @Test
    void saysWhatColourItSawInstead() {
        arrive(encoder.frame(0, Rgb.RED, true));
        viewer.awaitPicture(SOON);
        assertThatThrownBy(() -> viewer.awaitColour(0, 0, 9, 9, Rgb.BLUE, NEAR, Duration.ofMillis(50)))
                .isInstanceOf(Silent.class).hasMessageContaining("it is #f");
    }

    private void tellSize(int width, int height) {
        List<DisplayInfo> displays = new ArrayList<>();
        displays.add(DisplayInfo.newBuilder().setWidth(width).setHeight(height).build());
        viewer.told(displays, 0);
    }

    private void arrive(VideoFrame frame) {
        viewer.arrived(System.nanoTime(), frame);
    }

    private void awaitViolation(Kind kind) {
        org.awaitility.Awaitility.await().atMost(SOON).untilAsserted(
                () -> assertThat(viewer.violations()).extracting(Violation::kind).contains(kind));
    }

    private static ViewerEvents silent() {
        return new ViewerEvents() {
            @Override
            public void taken() {
            }

            @Override
            public void broken(int display) {
            }

            @Override
            public void cannotDecode(VideoCodec codec) {
            }
        };
    }
}
