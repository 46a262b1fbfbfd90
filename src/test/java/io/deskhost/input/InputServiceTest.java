package io.deskhost.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.InputMessage.PointerDeviceEvent;
import io.deskhost.message.InputMessage.Touch;
import io.deskhost.message.KeyboardMode;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputServiceTest {

    private final BlockingQueue<FakeDevice> devices = new LinkedBlockingQueue<>();
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final InputService service = new InputService(this::open);
    private final FakeDevice device = new FakeDevice();

    private InputDevice open() throws ServiceUnavailable {
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a fault of ours");
        }
        FakeDevice next = devices.poll();
        if (next == null) {
            throw new ServiceUnavailable("Cannot open display :0.");
        }
        return next;
    }

    @BeforeEach
    void admit() {
        service.on(new ServiceCommand.Admitted(1));
    }

    @AfterEach
    void close() {
        service.close();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("input");
    }

    private Subscription subscribe() throws ServiceUnavailable {
        return service.subscribe(ServiceName.INPUT, published::add);
    }

    private void subscribeTo(FakeDevice opened) throws ServiceUnavailable {
        devices.add(opened);
        subscribe();
        await().until(() -> opened.told.contains("lift:9"));
        opened.told.clear();
    }

    private void send(int peer, InputMessage message) {
        service.on(new ServiceCommand.Input(peer, message));
    }

    private static KeyEvent key(int code, boolean down) {
        return new KeyEvent(down, false, new Key.Code(code), List.of(), KeyboardMode.MAP);
    }

    private static MouseEvent move(int x) {
        return new MouseEvent(0, x, 0, List.of());
    }

    private static MouseEvent click(int button) {
        return new MouseEvent(button << 3 | 1, 0, 0, List.of());
    }

    private static KeyEvent text(String text) {
        return new KeyEvent(false, true, new Key.Text(text), List.of(), KeyboardMode.LEGACY);
    }

    @Test
    void injectsOnlyForAdmittedPeersWhileSubscribed() throws Exception {
        subscribeTo(device);
        send(7, key(36, true));
        send(1, key(37, true));
        service.on(new ServiceCommand.Revoked(1));
        send(1, key(38, true));
        service.on(new ServiceCommand.Admitted(1));
        send(1, key(65, true));
        await().untilAsserted(() -> assertThat(device.told).endsWith("+65", "-65"));
        assertThat(device.told).doesNotContain("+36", "+38");
    }

    @Test
    void endsWithTheLastSubscriptionAndReleasesWhatIsHeld() throws Exception {
        devices.add(device);
        Subscription first = subscribe();
        Subscription second = subscribe();
        send(1, key(37, true));
        await().until(() -> device.told.contains("+37"));
        first.close();
        assertThat(device.closed).isFalse();
        second.close();
        second.close();
        assertThat(device.closed).isTrue();
        assertThat(device.told).last().isEqualTo("-37");
    }

    @Test
    void releasesAtTheStartWhatAKilledProcessLeftDown() throws Exception {
        FakeDevice dirty = new FakeDevice(38);
        devices.add(dirty);
        Subscription subscription = subscribe();
        await().untilAsserted(() ->
                assertThat(dirty.told).containsExactly("-38", "lift:1", "lift:2", "lift:3", "lift:8", "lift:9"));
        subscription.close();
        FakeDevice local = new FakeDevice(50);
        devices.add(local);
        subscribe();
        send(1, key(36, true));
        await().untilAsserted(() -> assertThat(local.told).containsExactly("+36", "-36"));
    }

    @Test
    void opensAgainAndForgetsWhatWasHeldWhenTheWindowSystemIsLost() throws Exception {
        subscribeTo(device);
        send(1, key(37, true));
        await().until(() -> device.told.contains("+37"));
        device.lost = true;
        FakeDevice next = new FakeDevice();
        devices.add(next);
        send(1, key(38, true));
        await().untilAsserted(() -> assertThat(next.told).endsWith("+38", "-38").doesNotContain("-37"));
        assertThat(device.closed).isTrue();
        service.on(new ServiceCommand.Gone(1));
        assertThat(next.told).doesNotContain("-37");
    }

    @Test
    void tellsOfTroubleAndItsEnd() throws Exception {
        subscribe();
        await().untilAsserted(() -> assertThat(published)
                .containsExactly(new Published.Trouble(ServiceName.INPUT, "Cannot open display :0.")));
        assertThat(service.snapshots().getFirst().lastError()).isEqualTo("Cannot open display :0.");
        devices.add(device);
        await().until(() -> {
            send(1, move(5));
            return device.told.contains("move:5,0");
        });
        assertThat(published).hasSize(2).last().isEqualTo(new Published.Trouble(ServiceName.INPUT, ""));
    }

    @Test
    void survivesAFaultOfItsOwn() throws Exception {
        subscribeTo(device);
        send(1, key(37, true));
        await().until(() -> device.told.contains("+37"));
        device.faulty = true;
        FakeDevice next = new FakeDevice();
        devices.add(next);
        send(1, move(1));
        await().until(() -> device.closed);
        assertThat(device.told).last().isEqualTo("-37");
        send(1, move(2));
        await().until(() -> next.told.contains("move:2,0"));
    }

    @Test
    void goesOnAfterAFaultWhileItOpens() throws Exception {
        faults.set(3);
        devices.add(device);
        subscribe();
        await().untilAsserted(() -> assertThat(published).singleElement().isInstanceOfSatisfying(
                Published.Trouble.class, trouble -> assertThat(trouble.why()).contains("a fault of ours")));
        await().until(() -> {
            send(1, move(5));
            return device.told.contains("move:5,0");
        });
        assertThat(published).hasSize(2).last().isEqualTo(new Published.Trouble(ServiceName.INPUT, ""));
    }

    @Test
    void opensAgainWhatFailsWhileLeftoversAreReleased() throws Exception {
        FakeDevice first = new FakeDevice();
        first.faultyButtons = true;
        devices.add(first);
        devices.add(device);
        subscribe();
        await().until(() -> first.closed);
        await().until(() -> {
            send(1, move(5));
            return device.told.contains("move:5,0");
        });
        assertThat(device.told).as("leftovers are still released").contains("lift:9");
    }

    @Test
    void survivesAFaultThatAlsoKeepsItFromReleasing() throws Exception {
        subscribeTo(device);
        send(1, click(1));
        await().until(() -> device.told.contains("press:1"));
        device.faultyButtons = true;
        FakeDevice next = new FakeDevice();
        devices.add(next);
        send(1, click(2));
        await().until(() -> device.closed);
        send(1, move(2));
        await().until(() -> next.told.contains("move:2,0"));
        assertThat(next.told).as("left down by the fault").contains("lift:1");
    }

    @Test
    void letsNoKeyOfASilentPeerStayDownWhenTheWindowSystemHung() throws Exception {
        subscribeTo(device);
        device.hang();
        send(1, move(1));
        await().until(device::hangs);
        send(1, key(37, true));
        service.on(new ServiceCommand.Silent(1));
        device.goOn();
        await().untilAsserted(() -> assertThat(device.told).containsExactly("move:1,0", "+37", "-37"));
    }

    @Test
    void refusesTextsThatAreTooLong() throws Exception {
        subscribeTo(device);
        send(1, text("x".repeat(TypedText.LONGEST + 1)));
        assertThat(service.refused()).isEqualTo(1);
        send(1, text("y".repeat(40)));
        await().until(() -> device.told.size() == 80);
        assertThat(device.told).containsOnly("+29", "-29");
    }

    @Test
    void typesOneReturnForEachEndOfLineAndComposesCharacters() {
        KeyEvent prepared = TypedText.prepared(text("a\r\nb\rc\ne\u0301"));
        assertThat(prepared.key()).isEqualTo(new Key.Text("a\nb\rc\n\u00e9"));
    }

    @Test
    void cutsTextsBetweenCharacters() {
        String text = "\uD83D\uDE00".repeat(20);
        TypedText cut = TypedText.first(text(text));
        assertThat(cut.piece().key()).isEqualTo(new Key.Text(text.substring(0, 32)));
        assertThat(cut.rest()).isNotNull().extracting(KeyEvent::key).isEqualTo(new Key.Text(text.substring(32)));
    }

    @Test
    void ignoresGesturesAndForeignCommands() throws Exception {
        subscribeTo(device);
        send(1, new PointerDeviceEvent(new Touch.Scale(100), List.of()));
        service.on(new ServiceCommand.Key(0));
        send(1, key(36, true));
        await().untilAsserted(() -> assertThat(device.told).containsExactly("+36", "-36"));
        assertThat(service.kind()).isEqualTo(ServiceKind.INPUT);
    }
}
