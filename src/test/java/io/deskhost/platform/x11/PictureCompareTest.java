package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureCompareTest {

    private static final int WIDTH = 101;
    private static final int HEIGHT = 67;
    private static final int STRIDE = 4 * WIDTH + 12;

    private final MemorySegment one = MemorySegment.ofArray(new byte[STRIDE * HEIGHT]);
    private final MemorySegment other = MemorySegment.ofArray(new byte[STRIDE * HEIGHT]);

    @Test
    void findsNothingInEqualPictures() {
        assertThat(between()).isEqualTo(Region.NONE);
    }

    @Test
    void tellsTheBlockOfASinglePixel() {
        change(17, 33);
        assertThat(between()).isEqualTo(Region.of(new Area(16, 32, 16, 16)));
    }

    @Test
    void cutsTheLastBlockAtTheEdges() {
        change(100, 66);
        assertThat(between()).isEqualTo(Region.of(new Area(96, 64, 5, 3)));
    }

    @Test
    void joinsBandsThatTouchAndSeparatesOthers() {
        change(0, 0);
        change(40, 16);
        change(5, 66);
        assertThat(between().areas()).containsExactly(new Area(0, 0, 48, 32), new Area(0, 64, 16, 3));
    }

    @Test
    void coversEveryPixelThatDiffers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            other.copyFrom(one);
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            change(x, y);
            change(random.nextInt(WIDTH), random.nextInt(HEIGHT));
            assertThat(between().areas()).as("seed %d", seed).anyMatch(area -> area.x() <= x && x < area.right()
                    && area.y() <= y && y < area.bottom());
        }
    }

    private Region between() {
        return PictureCompare.between(one, other, STRIDE, WIDTH, HEIGHT);
    }

    private void change(int x, int y) {
        other.set(ValueLayout.JAVA_BYTE, (long) y * STRIDE + 4L * x + 1, (byte) 7);
    }
}
