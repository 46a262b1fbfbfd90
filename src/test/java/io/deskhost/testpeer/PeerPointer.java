package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.ControlKey;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.MouseEvent;
import java.util.List;
import java.util.function.Consumer;

/** The mouse of a client: moves carry the place, in pixels of the whole desktop; buttons act where it was last. */
public final class PeerPointer {

    private static final int MOVE = 0;
    private static final int DOWN = 1;
    private static final int UP = 2;
    private static final int WHEEL = 3;
    private static final int DRAG_STEPS = 8;

    private final Consumer<Message> sender;

    PeerPointer(Consumer<Message> sender) {
        this.sender = sender;
    }

    /** The buttons, by their bit on the wire. */
    public enum Button {
        NONE(0), LEFT(1), RIGHT(2), MIDDLE(4), BACK(8), FORWARD(16);

        private final int bit;

        Button(int bit) {
            this.bit = bit;
        }
    }

    public void move(int x, int y) {
        event(MOVE, Button.NONE, x, y);
    }

    public void down(Button button, ControlKey... modifiers) {
        event(DOWN, button, 0, 0, modifiers);
    }

    public void up(Button button) {
        event(UP, button, 0, 0);
    }

    public void click(int x, int y) {
        click(x, y, Button.LEFT);
    }

    public void click(int x, int y, Button button, ControlKey... modifiers) {
        move(x, y);
        down(button, modifiers);
        up(button);
    }

    /** Holds the left button from one place to another; the moves between carry it, as clients send them. */
    public void drag(int fromX, int fromY, int toX, int toY) {
        move(fromX, fromY);
        down(Button.LEFT);
        for (int step = 1; step <= DRAG_STEPS; step++) {
            event(MOVE, Button.LEFT, fromX + (toX - fromX) * step / DRAG_STEPS,
                    fromY + (toY - fromY) * step / DRAG_STEPS);
        }
        up(Button.LEFT);
    }

    /** Notches of the wheel: positive {@code y} scrolls up, positive {@code x} left. */
    public void wheel(int x, int y) {
        event(WHEEL, Button.NONE, x, y);
    }

    private void event(int type, Button button, int x, int y, ControlKey... modifiers) {
        raw(button.bit << 3 | type, x, y, modifiers);
    }

    /** Any mask, also one that no client sends. */
    public void raw(int mask, int x, int y, ControlKey... modifiers) {
        sender.accept(Message.newBuilder().setMouseEvent(MouseEvent.newBuilder()
                .setMask(mask).setX(x).setY(y).addAllModifiers(List.of(modifiers))).build());
    }
}
