package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.input.InputService;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XInput;
import io.deskhost.testing.XvfbExtension;
import java.util.List;
import java.util.stream.Stream;

/** The input service on an X server, and a window over all of its screen that has the keyboard. */
final class InputDesk implements AutoCloseable {

    private final XvfbExtension server;
    private final InputService service;
    private Subscription subscription;
    private XClient client;

    InputDesk(XvfbExtension server) throws ServiceUnavailable {
        this.server = server;
        client = watching();
        service = new InputService(new X11InputDevices(X11Address.of(server.display())));
        subscription = service.subscribe(ServiceName.INPUT, _ -> { });
    }

    private XClient watching() {
        XClient opened = server.client();
        opened.window(0, 0, 1000, 700, 0xffffff).focus();
        return opened;
    }

    /** Starts the server again, and a client of its own. */
    void restart() {
        server.restart();
        client.close();
        client = watching();
    }

    InputService service() {
        return service;
    }

    XClient client() {
        return client;
    }

    InputPeer peer(int number) {
        return InputPeer.admitted(service, number);
    }

    void unsubscribe() {
        subscription.close();
    }

    void subscribe() throws ServiceUnavailable {
        subscription = service.subscribe(ServiceName.INPUT, _ -> { });
    }

    void typed(String text) {
        await().untilAsserted(() -> assertThat(client.typed()).isEqualTo(text));
    }

    Stream<XInput.Key> pressed() {
        return client.history().stream().filter(XInput.Key.class::isInstance).map(XInput.Key.class::cast)
                .filter(XInput.Key::down);
    }

    /** The keycodes that went down, in order. */
    List<Integer> codes() {
        return pressed().map(XInput.Key::keycode).toList();
    }

    /** The modifiers with which a key came. */
    int stateOf(int keycode) {
        return pressed().filter(key -> key.keycode() == keycode).findFirst().orElseThrow().state();
    }

    List<XInput.Button> buttons() {
        return client.history().stream().filter(XInput.Button.class::isInstance).map(XInput.Button.class::cast)
                .toList();
    }

    boolean nothingDown() {
        return client.keysDown().isEmpty() && client.pointer().mask() == 0;
    }

    /** Ends, and makes sure that nothing is left down. */
    @Override
    public void close() {
        subscription.close();
        assertThat(client.keysDown()).isEmpty();
        assertThat(client.pointer().mask()).isZero();
        client.close();
    }
}
