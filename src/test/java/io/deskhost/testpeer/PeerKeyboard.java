package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.ControlKey;
import io.deskhost.wire.proto.Peer.KeyEvent;
import io.deskhost.wire.proto.Peer.KeyboardMode;
import io.deskhost.wire.proto.Peer.Message;
import java.util.List;
import java.util.function.Consumer;

/** A US keyboard at a client, in each of the modes that clients have towards a Linux host. */
public final class PeerKeyboard {

    private final Consumer<Message> sender;

    PeerKeyboard(Consumer<Message> sender) {
        this.sender = sender;
    }

    public void send(KeyEvent event) {
        sender.accept(Message.newBuilder().setKeyEvent(event).build());
    }

    /** Types a text as a client in this mode does; {@code \n} is Return, {@code \t} is Tab. */
    public void type(String text, KeyboardMode mode) {
        text.codePoints().forEach(character -> {
            switch (mode) {
                case Legacy -> legacy(character);
                case Translate -> translate(character);
                case Map, Auto, UNRECOGNIZED -> map(character);
            }
        });
    }

    /** Types a text in Map mode, the one that clients use unless told otherwise. */
    public void type(String text) {
        type(text, KeyboardMode.Map);
    }

    // Positions: Map and Translate

    public void down(int keycode) {
        position(keycode, true, KeyboardMode.Map);
    }

    public void up(int keycode) {
        position(keycode, false, KeyboardMode.Map);
    }

    public void press(int keycode) {
        down(keycode);
        up(keycode);
    }

    /** A key position goes down or up; {@code flags} are the lock keys that are on at the client. */
    public void position(int keycode, boolean down, KeyboardMode mode, ControlKey... flags) {
        send(KeyEvent.newBuilder().setChr(keycode).setDown(down).setMode(mode)
                .addAllModifiers(List.of(flags)).build());
    }

    // Names and characters: Legacy

    /** A named key clicked, with the modifiers that are held at the client. */
    public void press(ControlKey key, ControlKey... modifiers) {
        send(legacy(modifiers).setControlKey(key).setPress(true).build());
    }

    public void hold(ControlKey key, boolean down, ControlKey... modifiers) {
        send(legacy(modifiers).setControlKey(key).setDown(down).build());
    }

    /** A character clicked, with the modifiers that are held at the client. */
    public void character(int codePoint, ControlKey... modifiers) {
        send(legacy(modifiers).setChr(codePoint).setPress(true).build());
    }

    // Texts

    /** A text in one event, as phones and "send clipboard keystrokes" do. */
    public void sequence(String text) {
        send(KeyEvent.newBuilder().setSeq(text).setPress(true).setMode(KeyboardMode.Legacy).build());
    }

    private void map(int character) {
        UsLayout.Key key = UsLayout.key(character);
        shift(key, true, KeyboardMode.Map);
        stroke(key, KeyboardMode.Map);
        shift(key, false, KeyboardMode.Map);
    }

    private void legacy(int character) {
        switch (character) {
            case '\n' -> press(ControlKey.Return);
            case '\t' -> press(ControlKey.Tab);
            default -> character(character, needsShift(character)
                    ? new ControlKey[] {ControlKey.Shift} : new ControlKey[0]);
        }
    }

    /** Return and Tab are positions; all else is text when its key goes down and a position when that goes up. */
    private void translate(int character) {
        if (character == '\n' || character == '\t') {
            stroke(UsLayout.key(character), KeyboardMode.Translate);
        } else if (UsLayout.has(character)) {
            UsLayout.Key key = UsLayout.key(character);
            shift(key, true, KeyboardMode.Translate);
            text(character);
            position(key.code(), false, KeyboardMode.Translate);
            shift(key, false, KeyboardMode.Translate);
        } else {
            text(character);
        }
    }

    private void text(int character) {
        send(KeyEvent.newBuilder().setSeq(Character.toString(character)).setDown(true)
                .setMode(KeyboardMode.Translate).build());
    }

    private void stroke(UsLayout.Key key, KeyboardMode mode) {
        position(key.code(), true, mode);
        position(key.code(), false, mode);
    }

    private void shift(UsLayout.Key key, boolean down, KeyboardMode mode) {
        if (key.shifted()) {
            position(UsLayout.SHIFT_LEFT, down, mode);
        }
    }

    private static boolean needsShift(int character) {
        return UsLayout.has(character) && UsLayout.key(character).shifted();
    }

    private static KeyEvent.Builder legacy(ControlKey... modifiers) {
        return KeyEvent.newBuilder().setMode(KeyboardMode.Legacy).addAllModifiers(List.of(modifiers));
    }
}
