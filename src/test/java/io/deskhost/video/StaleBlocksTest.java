package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleBlocksTest {

    private static final Region WHOLE = Region.of(new Area(0, 0, 1365, 767));
    private final StaleBlocks stale = new StaleBlocks(1365, 767);

    private Region ripe(long at) {
        return stale.ripe(at);
    }

    @Test
    void leavesAloneWhatIsGood() {
        stale.changed(WHOLE, StaleBlocks.GOOD, 0);
        assertThat(stale.due()).isEqualTo(Orders.NEVER);
        assertThat(ripe(StaleBlocks.QUIET).isEmpty()).isTrue();
    }

    @Test
    void waitsUntilABlockIsStill() {
        stale.changed(Region.of(new Area(660, 400, 4, 4)), 40, 1000);
        assertThat(stale.due()).isEqualTo(1000 + StaleBlocks.QUIET);
        assertThat(ripe(999 + StaleBlocks.QUIET).isEmpty()).isTrue();
        assertThat(ripe(1000 + StaleBlocks.QUIET).areas()).containsExactly(new Area(640, 384, 64, 64));
    }

    @Test
    void refinesStillBlocksBesideMovingOnes() {
        stale.changed(WHOLE, 40, 0);
        Region film = Region.of(new Area(0, 0, 1365, 640));
        stale.changed(film, 40, StaleBlocks.QUIET);
        Region region = ripe(StaleBlocks.QUIET);
        assertThat(region.bounds().y()).isEqualTo(704);
        assertThat(region.bounds().bottom()).isEqualTo(767);
    }

    @Test
    void goesThroughAllInSeveralStepsAndThenIsSilent() {
        stale.changed(WHOLE, 50, 0);
        long now = StaleBlocks.QUIET;
        int steps = 0;
        long pixels = 0;
        while (stale.due() != Orders.NEVER) {
            Region region = ripe(now);
            assertThat(region.areas().size()).isBetween(1, Region.MOST);
            assertThat(region.clip(1365, 767)).isEqualTo(region);
            pixels += region.pixels();
            stale.refined(region, stale.nextQuantiser(region));
            assertThat(++steps).isLessThan(40);
        }
        assertThat(pixels).as("each pixel in two steps").isEqualTo(2L * 1365 * 767);
    }

    @Test
    void keepsTheRestOfABlockStaleWhenAPartOfItWasCodedFinely() {
        stale.changed(Region.of(new Area(0, 0, 30, 30)), 40, 0);
        stale.changed(Region.of(new Area(5, 5, 3, 3)), 5, 10);
        assertThat(stale.due()).isEqualTo(10 + StaleBlocks.QUIET);
        stale.changed(Region.of(new Area(0, 0, 64, 64)), 5, 20);
        assertThat(stale.due()).isEqualTo(Orders.NEVER);
    }
}
