package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.CursorMessage.CursorPosition;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.service.Published.PointerMoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceHoldTest {

    private static final int SELF = 4;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private final List<CursorPosition> told = new ArrayList<>();
    private final PlaceHold hold = new PlaceHold(SELF, told::add);

    private void moved(int x, Integer... movers) {
        hold.moved(new PointerMoved(new CursorPosition(x, 0), Set.of(movers)));
    }

    private void button(int button, boolean down) {
        hold.input(new MouseEvent(button << 3 | (down ? 1 : 2), 0, 0, List.of()));
    }

    private List<Integer> told() {
        return told.stream().map(CursorPosition::x).toList();
    }

    @Test
    void tellsWhatOthersDo() {
        moved(1);
        moved(2, 5, 6);
        assertThat(told()).containsExactly(1, 2);
    }

    @Test
    void neverTellsThePeersOwnMoves() {
        moved(1, SELF);
        moved(2, 5, SELF);
        assertThat(told()).isEmpty();
    }

    @Test
    void holdsThePlaceBackWhileAButtonIsDown() {
        button(LEFT, true);
        button(RIGHT, true);
        moved(1);
        moved(2);
        button(LEFT, false);
        assertThat(told()).isEmpty();
        button(RIGHT, false);
        assertThat(told()).containsExactly(2);
        moved(3);
        assertThat(told()).containsExactly(2, 3);
    }

    @Test
    void tellsNothingAfterTheReleaseIfThePeerMovedLast() {
        button(LEFT, true);
        moved(1);
        moved(2, SELF);
        button(LEFT, false);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsAtOnceWhenWhatItHeldIsReleasedForIt() {
        button(LEFT, true);
        moved(1);
        hold.released();
        moved(2);
        assertThat(told()).containsExactly(1, 2);
    }

    @Test
    void movesAndWheelsHoldNothing() {
        hold.input(new MouseEvent(LEFT << 3, 5, 5, List.of()));
        hold.input(new MouseEvent(3, 0, 1, List.of()));
        moved(1);
        assertThat(told()).containsExactly(1);
    }

    @Test
    void forgetsWhatWaits() {
        button(LEFT, true);
        moved(1);
        hold.forget();
        button(LEFT, false);
        assertThat(told()).isEmpty();
    }
}
