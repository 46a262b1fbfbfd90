package io.deskhost.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.input.InputQueue.Item;
import io.deskhost.input.InputQueue.Offered;
import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.KeyboardMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputQueueTest {

    private final InputQueue queue = new InputQueue();

    @BeforeEach
    void admit() {
        queue.admit(1);
        queue.admit(2);
    }

    private static MouseEvent move(int x) {
        return new MouseEvent(0, x, 0, List.of());
    }

    private static MouseEvent click(int mask) {
        return new MouseEvent(mask, 0, 0, List.of());
    }

    private static KeyEvent key(int code) {
        return new KeyEvent(true, false, new Key.Code(code), List.of(), KeyboardMode.MAP);
    }

    private static Item event(int peer, InputMessage message) {
        return new Item.Event(peer, message);
    }

    private List<Item> all() {
        List<Item> items = new ArrayList<>();
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            items.add(item);
        }
        return items;
    }

    @Test
    void replacesAMoveByTheNextOne() {
        queue.offer(1, move(1));
        queue.offer(2, move(7));
        queue.offer(1, move(2));
        assertThat(all()).containsExactly(event(1, move(2)), event(2, move(7)));
    }

    @Test
    void keepsMovesAcrossButtonsAndKeys() {
        List<InputMessage> messages = List.of(move(1), click(9), move(2), click(10), move(3), key(38), move(4));
        messages.forEach(message -> queue.offer(1, message));
        assertThat(all()).containsExactlyElementsOf(messages.stream().map(message -> event(1, message)).toList());
    }

    @Test
    void givesPeersTheirTurn() {
        for (int code = 10; code < 13; code++) {
            queue.offer(1, key(code));
        }
        queue.offer(2, key(50));
        queue.offer(2, key(51));
        assertThat(all()).extracting(Item::peer).containsExactly(1, 2, 1, 2, 1);
    }

    @Test
    void dropsMovesFirstButNoneThatAButtonDependsOn() {
        queue.offer(1, move(1));
        queue.offer(1, click(9));
        queue.offer(1, move(2));
        for (int i = 3; i < PeerInput.CAPACITY; i++) {
            queue.offer(1, key(38));
        }
        assertThat(queue.size()).isEqualTo(PeerInput.CAPACITY);
        assertThat(queue.offer(1, key(39))).isEqualTo(Offered.TAKEN);
        assertThat(all()).hasSize(PeerInput.CAPACITY).contains(event(1, move(1)), event(1, key(39)))
                .doesNotContain(event(1, move(2)));
    }

    @Test
    void refusesWhatDoesNotFitUntilItHasDrainedThenReleases() {
        for (int i = 0; i < PeerInput.CAPACITY; i++) {
            assertThat(queue.offer(1, key(38))).isEqualTo(Offered.TAKEN);
        }
        assertThat(queue.offer(1, key(39))).isEqualTo(Offered.REFUSED);
        queue.poll();
        assertThat(queue.offer(1, key(40))).isEqualTo(Offered.REFUSED);
        assertThat(queue.offer(2, key(41))).isEqualTo(Offered.TAKEN);
        List<Item> rest = all();
        assertThat(rest).hasSize(PeerInput.CAPACITY + 1).last().isEqualTo(new Item.Release(1));
        assertThat(queue.offer(1, key(42))).isEqualTo(Offered.TAKEN);
    }

    @Test
    void dropsTheInputOfAnExpelledPeerAndReleasesFirst() {
        queue.offer(2, key(38));
        queue.offer(1, key(38));
        queue.expel(1);
        assertThat(queue.offer(1, key(39))).isEqualTo(Offered.NOT_ADMITTED);
        assertThat(all()).containsExactly(new Item.Release(1), event(2, key(38)));
    }

    @Test
    void releasesAtOnceAndAgainBehindWhatASilentPeerHasWaiting() {
        queue.offer(1, move(1));
        queue.offer(1, key(38));
        queue.releaseSoon(1);
        queue.releaseSoon(1);
        queue.offer(1, key(39));
        assertThat(all()).containsExactly(new Item.Release(1), new Item.Release(1), event(1, move(1)),
                event(1, key(38)), new Item.Release(1), event(1, key(39)));
    }

    @Test
    void takesNoMoreThanItsCapacityAlsoOfPeersThatFallSilentAllTheTime() {
        for (int i = 0; i < 2 * PeerInput.CAPACITY; i++) {
            queue.offer(1, key(38));
            queue.releaseSoon(1);
        }
        assertThat(queue.size()).isEqualTo(PeerInput.CAPACITY);
    }

    @Test
    void dropsTheInputOfStrangers() {
        assertThat(queue.offer(3, key(38))).isEqualTo(Offered.NOT_ADMITTED);
        assertThat(all()).isEmpty();
    }

    @Test
    void admitsAgain() {
        queue.expel(1);
        queue.admit(1);
        assertThat(queue.offer(1, key(38))).isEqualTo(Offered.TAKEN);
    }

    @Test
    void forgetsTheRestOfATextWhenItsPeerIsExpelled() {
        queue.putBack(1, key(38));
        assertThat(all()).containsExactly(event(1, key(38)));
        queue.expel(1);
        queue.putBack(1, key(38));
        assertThat(all()).containsExactly(new Item.Release(1));
    }

    @Test
    void putsTheRestOfATextBeforeWhatFollows() {
        queue.offer(1, key(39));
        queue.putBack(1, key(38));
        assertThat(all()).containsExactly(event(1, key(38)), event(1, key(39)));
    }
}
