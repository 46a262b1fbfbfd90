package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Size;
import io.deskhost.video.Area;
import java.util.List;
import org.junit.jupiter.api.Test;

class X11ArrangementTest {

    private static final List<Area> ROW = List.of(new Area(0, 0, 1920, 1080), new Area(1920, 0, 1280, 720),
            new Area(3200, 100, 800, 600));

    @Test
    void whatLiesToTheRightMovesAlong() {
        X11Arrangement wider = X11Arrangement.of(ROW, 0, new Size(2560, 1440));

        assertThat(wider.places()).containsExactly(new Area(0, 0, 2560, 1440), new Area(2560, 0, 1280, 720),
                new Area(3840, 100, 800, 600));
        assertThat(wider.root()).isEqualTo(new Size(4640, 1440));
    }

    @Test
    void whatLiesToTheLeftStays() {
        X11Arrangement smaller = X11Arrangement.of(ROW, 1, new Size(640, 480));

        assertThat(smaller.places()).containsExactly(new Area(0, 0, 1920, 1080), new Area(1920, 0, 640, 480),
                new Area(2560, 100, 800, 600));
        assertThat(smaller.root()).isEqualTo(new Size(3360, 1080));
    }

    @Test
    void whatLiesBelowMovesDown() {
        List<Area> column = List.of(new Area(0, 0, 800, 600), new Area(0, 600, 800, 600));

        assertThat(X11Arrangement.of(column, 0, new Size(1024, 768)).places())
                .containsExactly(new Area(0, 0, 1024, 768), new Area(0, 768, 800, 600));
    }

    @Test
    void theWayBackLeadsToTheBeginningInAnyOrder() {
        List<Area> changed = X11Arrangement.of(X11Arrangement.of(ROW, 0, new Size(640, 480)).places(), 1,
                new Size(2000, 1000)).places();

        List<Area> back = X11Arrangement.of(X11Arrangement.of(changed, 1, new Size(1280, 720)).places(), 0,
                new Size(1920, 1080)).places();
        List<Area> otherWay = X11Arrangement.of(X11Arrangement.of(changed, 0, new Size(1920, 1080)).places(), 1,
                new Size(1280, 720)).places();
        assertThat(back).isEqualTo(ROW);
        assertThat(otherWay).isEqualTo(ROW);
    }

    @Test
    void overlappingOnesStayWhereTheyAre() {
        List<Area> over = List.of(new Area(0, 0, 1920, 1080), new Area(0, 0, 640, 480));
        assertThat(X11Arrangement.of(over, 1, new Size(800, 600)).places())
                .containsExactly(new Area(0, 0, 1920, 1080), new Area(0, 0, 800, 600));
    }
}
