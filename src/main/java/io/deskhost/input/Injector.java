package io.deskhost.input;

import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.InputMessage.PointerDeviceEvent;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does on a device what peers want, and remembers what they hold. Confined to the thread {@code input}. */
final class Injector {

    /** Left, middle, right, back, forward. */
    private static final List<Integer> BUTTONS = List.of(1, 2, 3, 8, 9);

    private final InputDevice device;
    private final Movers movers;
    private final HeldKeys held = new HeldKeys();

    Injector(InputDevice device, Movers movers) {
        this.device = device;
        this.movers = movers;
    }

    /** @return what is left of a long text; null when all is done */
    @Nullable KeyEvent inject(int peer, InputMessage message) {
        return switch (message) {
            case MouseEvent event -> {
                perform(peer, PointerPlan.of(event, situation(peer)));
                yield null;
            }
            case KeyEvent event -> {
                TypedText text = TypedText.first(event);
                perform(peer, KeyPlan.of(text.piece(), situation(peer)));
                yield text.rest();
            }
            case PointerDeviceEvent _ -> null;
        };
    }

    private Situation situation(int peer) {
        return new Situation(device.keyMap(), once(device::keyboardState), held.keysOf(peer));
    }

    private static <T> Supplier<T> once(Supplier<T> source) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public T get() {
                T known = value == null ? source.get() : value;
                value = known;
                return known;
            }
        };
    }

    private void perform(int peer, List<Step> steps) {
        steps.forEach(step -> perform(peer, step));
    }

    private void perform(int peer, Step step) {
        switch (step) {
            case Step.Key(int keycode, boolean down) -> device.key(keycode, down);
            case Step.HoldKey(int keycode, boolean down) -> hold(peer, new HeldKeys.Held.Key(keycode), down);
            case Step.HoldButton(int button, boolean down) -> hold(peer, new HeldKeys.Held.Button(button), down);
            case Step.ClickButton(int button) -> {
                device.button(button, true);
                device.button(button, false);
            }
            case Step.Move(int x, int y) -> {
                movers.movedTo(peer, x, y);
                device.move(x, y);
            }
            case Step.MoveBy(int dx, int dy) -> {
                movers.movedOn(peer);
                device.moveBy(dx, dy);
            }
        }
    }

    private void hold(int peer, HeldKeys.Held what, boolean down) {
        if (down ? held.press(peer, what) : held.release(peer, what)) {
            set(what, down);
        }
    }

    private void set(HeldKeys.Held what, boolean down) {
        switch (what) {
            case HeldKeys.Held.Key(int keycode) -> device.key(keycode, down);
            case HeldKeys.Held.Button(int button) -> device.button(button, down);
        }
    }

    void releaseAll(int peer) {
        held.releaseAll(peer).forEach(what -> set(what, false));
    }

    void releaseAll() {
        held.releaseAll().forEach(what -> set(what, false));
    }

    /** Releases what is down by whomever: a process that was killed holds on beyond its death. */
    void releaseLeftovers() {
        device.keyboardState().down().stream().filter(device.keyMap()::has).forEach(key -> device.key(key, false));
        BUTTONS.forEach(button -> device.button(button, false));
    }
}
