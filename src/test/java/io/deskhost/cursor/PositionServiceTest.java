package io.deskhost.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.service.Published;
import io.deskhost.service.Published.PointerMoved;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionServiceTest {

    private final FakeLiveValue<Spot> place = new FakeLiveValue<>();
    private Set<Integer> movers = Set.of();
    private final PositionService service = new PositionService(place, _ -> movers);
    private final List<Published> heard = new ArrayList<>();

    @Test
    void namesWhoMovedThePointer() throws ServiceUnavailable {
        service.subscribe(ServiceName.CURSOR_POSITION, heard::add);
        place.becomes(new Spot(1, 2));
        movers = Set.of(7, 9);
        place.becomes(new Spot(3, 4));
        assertThat(heard).containsExactly(new PointerMoved(new CursorPosition(1, 2), Set.of()),
                new PointerMoved(new CursorPosition(3, 4), Set.of(7, 9)));
    }

    @Test
    void tellsANewcomerWhereThePointerIsAndWhoPutItThere() throws ServiceUnavailable {
        movers = Set.of(7);
        place.becomes(new Spot(3, 4));
        service.subscribe(ServiceName.CURSOR_POSITION, heard::add);
        movers = Set.of();
        List<Published> later = new ArrayList<>();
        service.subscribe(ServiceName.CURSOR_POSITION, later::add);
        assertThat(later).isEqualTo(heard)
                .containsExactly(new PointerMoved(new CursorPosition(3, 4), Set.of(7)));
    }

    @Test
    void tellsAtMostSixtyPlacesASecond() {
        assertThat(PositionService.RHYTHM.interval().toNanos()).isBetween(1_000_000_000L / 65, 1_000_000_000L / 60);
        assertThat(PositionService.RHYTHM.burst()).isOne();
    }
}
