package io.deskhost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.deskhost.platform.ffmpeg.SwscaleConverter;
import io.deskhost.platform.yuv.LibyuvConverter;
import io.deskhost.testing.Needs;
import io.deskhost.video.Area;
import io.deskhost.video.Canvas;
import io.deskhost.video.ColourConverter;
import io.deskhost.video.Planes;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourTest {

    private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff, 0x808080, 0x000000, 0x12ab9f};

    @BeforeEach
    void needsLibyuv() {
        Needs.that(LibyuvConverter.find().isPresent(), "libyuv");
    }

    static Stream<ColourConverter> converters() {
        return Stream.concat(LibyuvConverter.find().stream(), Stream.of(new SwscaleConverter()));
    }

    @ParameterizedTest
    @MethodSource("converters")
    void givesTheLimitedRangeOfBt601(ColourConverter converter) {
        for (int rgb : COLOURS) {
            Canvas canvas = new Canvas(64, 48).fill(rgb);
            Planes planes = Planes.allocate(64, 48);
            converter.convert(canvas.picture(), planes, canvas.whole());
            double red = (rgb >> 16) / 255.0;
            double green = (rgb >> 8 & 0xff) / 255.0;
            double blue = (rgb & 0xff) / 255.0;
            double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
            assertThat(value(planes.y(), 20 * planes.strideY() + 20)).as("Y of %06x", rgb)
                    .isCloseTo(16 + 219 * luma, within(3.0));
            assertThat(value(planes.u(), 10 * planes.strideUv() + 10)).as("U of %06x", rgb)
                    .isCloseTo(128 + 112 * (blue - luma) / (1 - 0.114), within(3.0));
            assertThat(value(planes.v(), 10 * planes.strideUv() + 10)).as("V of %06x", rgb)
                    .isCloseTo(128 + 112 * (red - luma) / (1 - 0.299), within(3.0));
        }
    }

    @Test
    void isTheSameByBothLibraries() {
        Canvas canvas = noise(101, 67, 4);
        Planes[] planes = {Planes.allocate(101, 67), Planes.allocate(101, 67)};
        ColourConverter[] both = converters().toArray(ColourConverter[]::new);
        for (int i = 0; i < 2; i++) {
            both[i].convert(canvas.picture(), planes[i], canvas.whole());
        }
        assertSame(planes[0].y(), planes[1].y(), planes[0].strideY(), 101, 67);
        assertSame(planes[0].u(), planes[1].u(), planes[0].strideUv(), 51, 34);
        assertSame(planes[0].v(), planes[1].v(), planes[0].strideUv(), 51, 34);
    }

    @ParameterizedTest
    @MethodSource("converters")
    void convertsAnAreaAsIfItWereTheWhole(ColourConverter converter) {
        Canvas canvas = noise(101, 67, 3);
        Planes whole = Planes.allocate(101, 67);
        converter.convert(canvas.picture(), whole, canvas.whole());
        Planes pieces = Planes.allocate(101, 67);
        for (int y = 0; y < 67; y += 19) {
            for (int x = 0; x < 101; x += 23) {
                converter.convert(canvas.picture(), pieces,
                        new Area(x, y, Math.min(23, 101 - x), Math.min(19, 67 - y)));
            }
        }
        assertSame(whole.y(), pieces.y(), whole.strideY(), 101, 67);
        assertSame(whole.u(), pieces.u(), whole.strideUv(), 51, 34);
        assertSame(whole.v(), pieces.v(), whole.strideUv(), 51, 34);
    }

    @ParameterizedTest
    @MethodSource("converters")
    void refusesAnAreaOutside(ColourConverter converter) {
        Canvas canvas = noise(32, 32, 3);
        Planes planes = Planes.allocate(32, 32);
        assertThatThrownBy(() -> converter.convert(canvas.picture(), planes, new Area(16, 16, 17, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> converter.convert(canvas.picture(), Planes.allocate(34, 32), canvas.whole()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Blocks of random colours; of 3x3 pixels chroma is a mean. */
    private static Canvas noise(int width, int height, int block) {
        Canvas canvas = new Canvas(width, height);
        Random random = new Random(3);
        for (int y = 0; y < height; y += block) {
            for (int x = 0; x < width; x += block) {
                canvas.fill(new Area(x, y, Math.min(block, width - x), Math.min(block, height - y)),
                        random.nextInt(0x1000000));
            }
        }
        return canvas;
    }

    private static void assertSame(ByteBuffer one, ByteBuffer other, int stride, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(value(one, y * stride + x)).as("sample %d,%d", x, y)
                        .isCloseTo(value(other, y * stride + x), within(2.0));
            }
        }
    }

    private static double value(ByteBuffer plane, int index) {
        return plane.get(index) & 0xff;
    }
}
