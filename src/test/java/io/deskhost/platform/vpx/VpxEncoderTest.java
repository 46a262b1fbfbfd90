package io.deskhost.platform.vpx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.deskhost.message.Codec;
import io.deskhost.platform.ffmpeg.Decoded;
import io.deskhost.platform.ffmpeg.PictureDecoder;
import io.deskhost.platform.yuv.LibyuvConverter;
import io.deskhost.testing.Needs;
import io.deskhost.video.Area;
import io.deskhost.video.Canvas;
import io.deskhost.video.ColourConverter;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.EncoderSettings.Rate;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import io.deskhost.video.PictureEncoder.Packet;
import io.deskhost.video.Planes;
import io.deskhost.video.Region;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VpxEncoderTest {

    private static final Rate NORMAL = new Rate(2000, 30, 24, 50);
    private static final Rate FINE = new Rate(40_000, 30, 10, 10);

    private final VpxEncoderFactory factory = new VpxEncoderFactory();
    private final Random random = new Random(7);
    private ColourConverter colours;
    private Canvas canvas;
    private Planes planes;
    private PictureEncoder encoder;
    private PictureDecoder decoder;
    private long pts;

    @BeforeEach
    void needsTheLibraries() {
        Needs.that(LibyuvConverter.find().isPresent(), "libyuv");
        Needs.that(factory.codecs().size() == 2, "libvpx of a known interface");
        colours = LibyuvConverter.find().orElseThrow();
    }

    @AfterEach
    void close() {
        if (encoder != null) {
            encoder.close();
            decoder.close();
        }
    }

    private void open(Codec codec, int width, int height) throws EncoderFailed {
        canvas = new Canvas(width, height);
        planes = Planes.allocate(width, height);
        encoder = factory.open(new EncoderSettings(codec, width, height, 2, NORMAL));
        decoder = new PictureDecoder(codec);
    }

    private Packet encode(boolean key, Area... areas) throws EncoderFailed {
        Region damage = Region.NONE;
        for (Area area : areas) {
            colours.convert(canvas.picture(), planes, area);
            damage = damage.plus(Region.of(area));
        }
        pts += 40;
        return encoder.encode(planes, damage, key, pts);
    }

    private Decoded picture(boolean key, Area... areas) throws EncoderFailed {
        return decoder.decode(encode(key, areas).data());
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void decodesToTheColoursThatWerePainted(Codec codec) throws EncoderFailed {
        open(codec, 320, 200);
        canvas.fill(0xff0000).fill(new Area(0, 0, 160, 100), 0x0000ff);
        Decoded first = picture(false, canvas.whole());
        assertThat(first.at(40, 40)[1]).as("U of blue").isCloseTo(240, within(4));
        assertThat(first.at(200, 150)[2]).as("V of red").isCloseTo(240, within(4));
        canvas.fill(new Area(160, 100, 160, 100), 0x00ff00);
        Decoded second = picture(false, new Area(160, 100, 160, 100));
        assertThat(second.at(240, 150)[0]).as("Y of green").isCloseTo(145, within(4));
        assertThat(second.at(40, 40)[1]).as("U of blue, untouched").isCloseTo(240, within(4));
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void codesOddSizesAsTheyAreWithEveryEdge(Codec codec) throws EncoderFailed {
        open(codec, 1365, 767);
        canvas.fill(0x808080);
        assertThat(picture(true, canvas.whole())).extracting(Decoded::width, Decoded::height)
                .containsExactly(1365, 767);
        int[][] edges = {{0, 0}, {1364, 0}, {0, 766}, {1364, 766}, {700, 0}, {700, 766}, {0, 400}, {1364, 400}};
        encoder.rate(FINE);
        for (int[] edge : edges) {
            Area pixel = new Area(edge[0], edge[1], 1, 1);
            canvas.fill(pixel, 0xffffff);
            assertThat(picture(false, pixel).at(edge[0], edge[1])[0]).as("pixel %d,%d", edge[0], edge[1])
                    .isCloseTo(235, within(15));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void makesKeyFramesOnRequestThatDecodeAlone(Codec codec) throws EncoderFailed {
        open(codec, 640, 400);
        canvas.text(canvas.whole(), random);
        assertThat(encode(false, canvas.whole()).key()).as("the first").isTrue();
        canvas.fill(new Area(10, 10, 50, 50), 0xff0000);
        assertThat(encode(false, new Area(10, 10, 50, 50)).key()).isFalse();
        Packet forced = encode(true);
        assertThat(forced.key()).isTrue();
        try (PictureDecoder fresh = new PictureDecoder(codec)) {
            assertThat(fresh.decode(forced.data()).at(30, 30)[2]).isCloseTo(240, within(6));
            assertThat(fresh.decode(encode(false).data()).at(30, 30)[2]).isCloseTo(240, within(6));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void changesTheRateWithoutAKeyFrame(Codec codec) throws EncoderFailed {
        open(codec, 640, 400);
        canvas.text(canvas.whole(), random);
        decoder.decode(encode(true, canvas.whole()).data());
        encoder.rate(FINE);
        Packet fine = encode(false, canvas.whole());
        assertThat(fine.key()).isFalse();
        assertThat(fine.quantiser()).isEqualTo(10);
        assertThat(decoder.decode(fine.data()).psnr(planes)).isGreaterThan(40);
        encoder.rate(new Rate(300, 30, 40, 56));
        Packet coarse = encode(false, canvas.text(canvas.whole(), random).whole());
        assertThat(coarse.key()).isFalse();
        assertThat(coarse.quantiser()).isBetween(40, 56);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void copiesOnlyWhatIsNotDamaged(Codec codec) throws EncoderFailed {
        open(codec, 645, 403);
        canvas.text(canvas.whole(), random);
        picture(true, canvas.whole());
        encoder.rate(FINE);
        picture(false, canvas.whole());
        Decoded last = picture(false, canvas.whole());
        for (int i = 0; i < 200; i++) {
            Area area = someArea();
            if (random.nextBoolean()) {
                canvas.fill(area, random.nextInt(0x1000000));
            } else {
                canvas.text(area, random);
            }
            last = picture(i % 67 == 66, area);
            if (i % 67 == 66) {
                last = picture(false, canvas.whole());
            }
        }
        assertThat(last.worstBlock(planes)).as("worst mean difference of a block").isLessThan(6);
        assertThat(last.psnr(planes)).isGreaterThan(40);
    }

    private Area someArea() {
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(30);
        return new Area(random.nextInt(645 - width), random.nextInt(403 - height), width, height);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void beginsAnewAfterAPacketThatWasNotSent(Codec codec) throws EncoderFailed {
        open(codec, 320, 200);
        canvas.fill(0x336699);
        encode(true, canvas.whole());
        encode(false, new Area(5, 5, 5, 5));
        encoder.sent(false);
        assertThat(encode(false).key()).isTrue();
        encoder.sent(true);
        assertThat(encode(false).key()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void gives35DecibelAfterABurstAnd45WhenRefined(Codec codec) throws EncoderFailed {
        open(codec, 1280, 720);
        picture(true, canvas.whole());
        Decoded last = null;
        for (int i = 0; i < 40; i++) {
            Area line = new Area(40, 40 + 13 * i, 40 + random.nextInt(900), 13);
            canvas.text(line, random);
            last = picture(false, line);
        }
        assertThat(last.psnr(planes)).isGreaterThan(35);
        encoder.rate(FINE);
        picture(false, canvas.whole());
        assertThat(picture(false, canvas.whole()).psnr(planes)).isGreaterThan(45);
    }

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void refusesPlanesOfAnotherSize(Codec codec) throws EncoderFailed {
        open(codec, 320, 200);
        assertThatThrownBy(() -> encoder.encode(Planes.allocate(322, 200), Region.NONE, true, 0))
                .isInstanceOf(EncoderFailed.class);
    }
}
