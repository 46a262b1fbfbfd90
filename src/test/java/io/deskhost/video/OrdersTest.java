package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OrdersTest {

    private static final Region DOT = Region.of(new Area(0, 0, 2, 2));
    private static final Region ELSEWHERE = Region.of(new Area(9, 9, 2, 2));

    private final AtomicInteger told = new AtomicInteger();
    private final Orders orders = Orders.first(told::incrementAndGet);

    private static Order.Encode taken(Orders from) {
        return (Order.Encode) from.next(Orders.NEVER);
    }

    @Test
    void handsOverTheCreditThatIsLeft() {
        Orders next = Orders.next(told::incrementAndGet);
        assertThat(next.ready()).isFalse();
        orders.endFor(next);
        assertThat(next.ready()).isTrue();
        assertThat(orders.next(Orders.NEVER)).isInstanceOf(Order.End.class);
    }

    @Test
    void handsOnTheCreditOfAPictureThatWasUnderWay() {
        orders.damage(1, DOT, 5);
        taken(orders);
        Orders next = Orders.next(told::incrementAndGet);
        Orders last = Orders.next(told::incrementAndGet);
        orders.endFor(next);
        next.endFor(last);
        assertThat(last.ready()).as("one is under way").isFalse();
        orders.credit();
        assertThat(last.ready()).isTrue();
        assertThat(next.ready()).isFalse();
        assertThat(told).hasValue(1);
    }

    @Test
    void handsOnTheCreditOfAPictureThatFailed() {
        orders.damage(1, DOT, 5);
        taken(orders);
        Orders next = Orders.next(told::incrementAndGet);
        orders.endFor(next);
        orders.failed(1, DOT, 1_000_000_000);
        assertThat(next.ready()).isTrue();
    }

    @Test
    void forgetsDamageOfAnOlderGeneration() {
        orders.damage(2, DOT, 5);
        orders.damage(1, ELSEWHERE, 6);
        assertThat(taken(orders)).isEqualTo(new Order.Encode(2, DOT, 5, false));
    }

    @Test
    void keepsAKeyRequestUntilThereIsAPictureAgain() {
        orders.damage(1, DOT, 5);
        orders.key(true);
        taken(orders);
        orders.damage(1, ELSEWHERE, 6);
        orders.nothingToShow(1);
        assertThat(orders.waiting()).as("damage in what is gone").isFalse();
        orders.damage(2, DOT, 7);
        assertThat(taken(orders)).isEqualTo(new Order.Encode(2, DOT, 7, true));
    }

    @Test
    void keepsDamageOfAPictureThatCameMeanwhile() {
        orders.damage(1, DOT, 5);
        taken(orders);
        orders.damage(2, ELSEWHERE, 6);
        orders.nothingToShow(1);
        assertThat(taken(orders)).isEqualTo(new Order.Encode(2, ELSEWHERE, 6, false));
    }
}
