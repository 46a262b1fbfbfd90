package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.platform.x11.RowBands.Band;
import io.deskhost.video.Area;
import io.deskhost.video.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowBandsTest {

    @Test
    void readsTheRowsOfAnArea() {
        assertThat(of(new Area(5, 10, 20, 30))).containsExactly(new Band(10, 30));
    }

    @Test
    void joinsAreasBesideEachOtherAndThoseNearby() {
        assertThat(of(new Area(500, 90, 20, 30), new Area(0, 0, 20, 30), new Area(100, 10, 5, 5)))
                .containsExactly(new Band(0, 120));
    }

    @Test
    void keepsDistantRowsApart() {
        assertThat(of(new Area(0, 0, 20, 30), new Area(0, 500, 20, 1)))
                .containsExactly(new Band(0, 30), new Band(500, 1));
    }

    private static List<Band> of(Area... areas) {
        return RowBands.of(new Region(List.of(areas)));
    }
}
