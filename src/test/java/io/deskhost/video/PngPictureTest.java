package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngPictureTest {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "1365, 767", "640, 480"})
    void isReadBackPixelByPixelAndOpaque(int width, int height) throws Exception {
        Random random = new Random(1);
        Canvas canvas = new Canvas(width, height).fill(0x336699);
        for (int i = 0; i < 50; i++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            canvas.fill(new Area(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y)),
                    random.nextInt());
        }
        BufferedImage image = read(png(canvas.picture(), NO_LIMIT));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(image.getColorModel().hasAlpha()).isTrue();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int drawn = canvas.picture().pixels().getInt(4 * (y * width + x));
                assertThat(image.getRGB(x, y)).isEqualTo(drawn | 0xff000000);
            }
        }
    }

    @Test
    void leavesOutWhatLiesBetweenTheRows() throws Exception {
        ByteBuffer pixels = ByteBuffer.allocateDirect(2 * 20);
        pixels.put(0, new byte[] {1, 2, 3, 0, 4, 5, 6, 0, 99, 99});
        pixels.put(20, new byte[] {7, 8, 9, 0, 10, 11, 12, 0, 99});

        BufferedImage image = read(png(new Picture(2, 2, 20, pixels), NO_LIMIT));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff030201);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff060504);
        assertThat(image.getRGB(0, 1)).isEqualTo(0xff090807);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xff0c0b0a);
    }

    @Test
    void isSmallWhereThePictureIsPlain() throws Exception {
        ByteBuf png = png(new Canvas(1920, 1080).fill(0x2b5f75).picture(), NO_LIMIT);
        assertThat(png.readableBytes()).isLessThan(20_000);
        png.release();
    }

    @Test
    void stopsWhenItBecomesTooLong() {
        Canvas canvas = new Canvas(640, 480);
        Random random = new Random(2);
        for (int i = 0; i < 640 * 480; i++) {
            canvas.picture().pixels().putInt(4 * i, random.nextInt());
        }
        assertThatThrownBy(() -> png(canvas.picture(), 300_000)).isInstanceOf(PngPicture.TooLong.class);
    }

    private static ByteBuf png(Picture picture, int limit) throws PngPicture.TooLong {
        ByteBuf png = Unpooled.directBuffer();
        try (Still still = Still.copyOf(picture)) {
            PngPicture.write(still, png, limit);
            return png;
        } catch (PngPicture.TooLong tooLong) {
            png.release();
            throw tooLong;
        }
    }

    private static BufferedImage read(ByteBuf png) throws IOException {
        try (ByteBufInputStream bytes = new ByteBufInputStream(png, true)) {
            return ImageIO.read(bytes);
        }
    }
}
