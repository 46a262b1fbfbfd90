package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScreenWatchTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final Area DOT = new Area(0, 0, 2, 2);
    private static final Area OTHER = new Area(20, 20, 4, 4);
    private static final Area TOP = new Area(0, 0, 64, 24);
    private static final Area BOTTOM = new Area(0, 24, 64, 24);

    /** What reached the encoder, and when. */
    private record Taken(long at, Region region, long seenAt) {
    }

    private final ScriptedScreen screen = new ScriptedScreen();
    private final List<Taken> taken = new ArrayList<>();
    private long readyFrom;
    private final ScreenWatch.Sink sink = new ScreenWatch.Sink() {
        @Override
        public boolean ready() {
            return screen.now() >= readyFrom;
        }

        @Override
        public void damage(int generation, Region region, long seenAt) {
            taken.add(new Taken(screen.now(), region, seenAt));
        }
    };

    private WatchEnd watchUntil(long end) {
        return new ScreenWatch(screen, new LivePicture(), 1, new Pace(30, 0), sink, screen,
                () -> screen.now() >= end).run();
    }

    @Test
    void findsWhatNobodyReportedWithinTenSeconds() {
        screen.changesUnnoticed(3 * SECOND, DOT);
        screen.changesUnnoticed(14 * SECOND, OTHER);
        watchUntil(30 * SECOND);
        assertThat(taken).containsExactly(new Taken(10 * SECOND, Region.of(DOT), 10 * SECOND),
                new Taken(20 * SECOND, Region.of(OTHER), 20 * SECOND));
        assertThat(screen.compares).as("rarely").isEqualTo(3);
    }

    @Test
    void findsItAlsoWhileSomethingElseMovesAllTheTime() {
        for (int tick = 1; tick < 50; tick++) {
            screen.reports(tick * SECOND / 2, DOT);
        }
        screen.changesUnnoticed(3 * SECOND, OTHER);
        watchUntil(24 * SECOND);
        assertThat(taken).filteredOn(each -> each.region().equals(Region.of(OTHER))).singleElement()
                .satisfies(each -> assertThat(each.at()).isBetween(10 * SECOND, 11 * SECOND));
        assertThat(screen.compares).isEqualTo(2);
    }

    @Test
    void comparesNothingWhileNobodyCanTakeAPicture() {
        readyFrom = 25 * SECOND;
        screen.changesUnnoticed(3 * SECOND, DOT);
        watchUntil(30 * SECOND);
        assertThat(screen.compares).isEqualTo(1);
        assertThat(taken).extracting(Taken::at).containsExactly(30 * SECOND);
    }

    @Test
    void takesASmallChangeAtOnce() {
        screen.reports(50 * MS, DOT);
        watchUntil(SECOND);
        assertThat(taken).containsExactly(new Taken(50 * MS, Region.of(DOT), 50 * MS));
    }

    @Test
    void takesBothBurstsOfAScrollAsOnePicture() {
        screen.reports(50 * MS, TOP);
        screen.reports(52 * MS, BOTTOM);
        watchUntil(SECOND);
        assertThat(taken).containsExactly(
                new Taken(54 * MS, Region.of(TOP).plus(Region.of(BOTTOM)), 50 * MS));
    }

    @Test
    void waitsForASecondBurstNoLongerThanFourMilliseconds() {
        screen.reports(50 * MS, TOP);
        screen.reports(55 * MS, BOTTOM);
        watchUntil(SECOND);
        assertThat(taken.getFirst()).isEqualTo(new Taken(54 * MS, Region.of(TOP), 50 * MS));
        assertThat(taken).hasSize(2);
    }

    @Test
    void losesNoBurstToAChangeOfSize() {
        screen.reports(50 * MS, TOP);
        screen.isResized(51 * MS);
        assertThat(watchUntil(SECOND)).isInstanceOf(WatchEnd.Resized.class);
        assertThat(taken).containsExactly(new Taken(51 * MS, Region.of(TOP), 50 * MS));
    }

    @Test
    void gathersWhatChangesWhileNobodyCanTakeAPicture() {
        readyFrom = 700 * MS;
        screen.reports(50 * MS, DOT);
        screen.reports(300 * MS, OTHER);
        watchUntil(SECOND);
        assertThat(taken).singleElement().satisfies(each -> {
            assertThat(each.region()).isEqualTo(Region.of(DOT).plus(Region.of(OTHER)));
            assertThat(each.seenAt()).as("of the oldest change").isEqualTo(50 * MS);
        });
    }
}
