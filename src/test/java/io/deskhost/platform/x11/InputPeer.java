package io.deskhost.platform.x11;

import io.deskhost.input.InputService;
import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.KeyboardMode;
import io.deskhost.service.ServiceCommand;
import java.util.List;
import java.util.Map;

/** A peer as its client would send its input: a US keyboard and a mouse. */
record InputPeer(InputService service, int number) {

    static final int LEFT = 1;
    static final int RIGHT = 2;
    static final int MIDDLE = 4;
    static final int BACK = 8;
    static final int FORWARD = 16;
    private static final Map<Integer, String> PLAIN = Map.of(10, "1234567890-=", 24, "qwertyuiop[]",
            38, "asdfghjkl;'`", 51, "\\zxcvbnm,./", 65, " ");
    private static final Map<Integer, String> SHIFTED = Map.of(10, "!@#$%^&*()_+", 24, "QWERTYUIOP{}",
            38, "ASDFGHJKL:\"~", 51, "|ZXCVBNM<>?");

    static InputPeer admitted(InputService service, int number) {
        service.on(new ServiceCommand.Admitted(number));
        return new InputPeer(service, number);
    }

    void send(InputMessage message) {
        service.on(new ServiceCommand.Input(number, message));
    }

    void mouse(int type, int buttons, int x, int y, ControlKey... modifiers) {
        send(new MouseEvent(buttons << 3 | type, x, y, List.of(modifiers)));
    }

    void move(int x, int y) {
        mouse(0, 0, x, y);
    }

    void press(int button, ControlKey... modifiers) {
        mouse(1, button, 0, 0, modifiers);
    }

    void lift(int button) {
        mouse(2, button, 0, 0);
    }

    void key(Key key, boolean down, boolean press, KeyboardMode mode, ControlKey... modifiers) {
        send(new KeyEvent(down, press, key, List.of(modifiers), mode));
    }

    void code(int code, boolean down, ControlKey... flags) {
        key(new Key.Code(code), down, false, KeyboardMode.MAP, flags);
    }

    void stroke(int code, ControlKey... flags) {
        code(code, true, flags);
        code(code, false, flags);
    }

    void named(ControlKey key, ControlKey... modifiers) {
        key(new Key.Named(key), false, true, KeyboardMode.LEGACY, modifiers);
    }

    void text(String text, KeyboardMode mode) {
        key(new Key.Text(text), mode == KeyboardMode.TRANSLATE, mode == KeyboardMode.LEGACY, mode);
    }

    /** As a client in that mode sends it. */
    void type(String text, KeyboardMode mode) {
        text.codePoints().forEach(character -> {
            boolean shift = find(SHIFTED, character) > 0;
            switch (mode) {
                case TRANSLATE -> text(Character.toString(character), mode);
                case LEGACY, AUTO -> key(new Key.Code(character), false, true, mode,
                        shift ? new ControlKey[] {ControlKey.SHIFT} : new ControlKey[0]);
                case MAP -> typePosition(shift, shift ? find(SHIFTED, character) : find(PLAIN, character));
            }
        });
    }

    private void typePosition(boolean shift, int code) {
        if (shift) {
            code(50, true);
        }
        stroke(code);
        if (shift) {
            code(50, false);
        }
    }

    private static int find(Map<Integer, String> rows, int character) {
        return rows.entrySet().stream().filter(row -> row.getValue().indexOf(character) >= 0)
                .mapToInt(row -> row.getKey() + row.getValue().indexOf(character)).findFirst().orElse(0);
    }
}
