package io.deskhost.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.Octets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeMessagesTest {

    private int compressed;
    private final ShapeMessages messages = new ShapeMessages(bytes -> {
        compressed++;
        return Octets.of(bytes);
    });

    private static CursorImage plain(int width, int height, int hotX, int hotY, int pixel) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, pixel);
        return new CursorImage(width, height, hotX, hotY, pixels);
    }

    private byte[] colours(int... pixels) {
        return messages.of(new CursorImage(pixels.length, 1, 0, 0, pixels)).colors().toArray();
    }

    @Test
    void sendsRedGreenBlueAlpha() {
        assertThat(colours(0xff102030)).containsExactly(0x10, 0x20, 0x30, 0xff);
    }

    @Test
    void sendsStraightAlpha() {
        assertThat(colours(0x80402000, 0x01010000, 0x00000000)).containsExactly(
                0x80, 0x40, 0x00, 0x80, 0xff, 0x00, 0x00, 0x01, 0, 0, 0, 0);
    }

    @Test
    void staysInRangeWhereColoursExceedTheirAlpha() {
        assertThat(colours(0x40ff8040)).containsExactly(0xff, 0xff, 0xff, 0x40);
    }

    @Test
    void numbersTheSameImageAlikeAndCompressesItOnce() {
        CursorData first = messages.of(plain(2, 2, 1, 1, 0xffff0000));
        CursorData second = messages.of(plain(2, 2, 1, 1, 0xffff0000));
        assertThat(second).isEqualTo(first);
        assertThat(compressed).isOne();
        assertThat(new ShapeMessages(Octets::of).of(plain(2, 2, 1, 1, 0xffff0000)).id()).isEqualTo(first.id());
    }

    @Test
    void numbersDifferentImagesSizesAndHotSpotsDifferently() {
        assertThat(Set.of(messages.of(plain(4, 2, 1, 1, 0xffff0000)).id(),
                messages.of(plain(2, 4, 1, 1, 0xffff0000)).id(), messages.of(plain(4, 2, 0, 1, 0xffff0000)).id(),
                messages.of(plain(4, 2, 1, 0, 0xffff0000)).id(), messages.of(plain(4, 2, 1, 1, 0xffff0001)).id()))
                .hasSize(5);
    }

    @Test
    void keepsNumbersWithin53BitsAndAboveZero() {
        Random random = new Random(1);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(messages.of(plain(1, 1, 0, 0, random.nextInt() | 0xff000000)).id());
        }
        assertThat(ids).allMatch(id -> id > 0 && id <= (1L << 53) - 1).hasSizeGreaterThan(990);
        assertThat(ids.stream().mapToLong(Long::longValue).max().orElseThrow()).isGreaterThan(1L << 51);
    }

    @Test
    void scalesLargeImagesDownWithTheirHotSpot() {
        CursorData shape = messages.of(plain(512, 1024, 511, 1023, 0xff00ff00));
        assertThat(shape).extracting(CursorData::width, CursorData::height, CursorData::hotX, CursorData::hotY)
                .containsExactly(128, 256, 127, 255);
        assertThat(shape.colors().toArray()).hasSize(4 * 128 * 256).startsWith(0x00, 0xff, 0x00, 0xff);
    }

    @Test
    void leavesALine() {
        assertThat(messages.of(plain(4096, 1, 0, 0, 0xff000000))).extracting(CursorData::width, CursorData::height)
                .containsExactly(256, 1);
    }

    @Test
    void mixesByAlphaWhenScaling() {
        int[] pixels = new int[512];
        for (int i = 0; i < pixels.length; i += 2) {
            pixels[i] = 0xffff0000;
        }
        byte[] colours = messages.of(new CursorImage(512, 1, 0, 0, pixels)).colors().toArray();
        assertThat(Arrays.copyOf(colours, 4)).containsExactly(0xff, 0x00, 0x00, 0x80);
    }

    @Test
    void keepsAHotSpotInsideTheImage() {
        assertThat(messages.of(plain(8, 8, 900, 8, -1))).extracting(CursorData::hotX, CursorData::hotY)
                .containsExactly(7, 7);
    }

    @Test
    void sendsAnEmptyImageAsATransparentPixel() {
        CursorData shape = messages.of(new CursorImage(0, 0, 0, 0, new int[0]));
        assertThat(shape).extracting(CursorData::width, CursorData::height).containsExactly(1, 1);
        assertThat(shape.colors().toArray()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void forgetsOldImages() {
        for (int i = 0; i < 100; i++) {
            messages.of(plain(1, 1, 0, 0, 0xff000000 | i));
        }
        compressed = 0;
        messages.of(plain(1, 1, 0, 0, 0xff000000));
        assertThat(compressed).isOne();
    }
}
