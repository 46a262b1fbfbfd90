package io.deskhost.wire;

import io.deskhost.message.ControlKey;
import io.deskhost.message.InputMessage;
import io.deskhost.message.InputMessage.Key;
import io.deskhost.message.InputMessage.KeyEvent;
import io.deskhost.message.InputMessage.MouseEvent;
import io.deskhost.message.InputMessage.PointerDeviceEvent;
import io.deskhost.message.InputMessage.Touch;
import io.deskhost.message.KeyboardMode;
import io.deskhost.wire.proto.Peer;
import java.util.List;

final class InputCodec {

    private InputCodec() {
    }

    static MouseEvent read(Peer.MouseEvent event) {
        return new MouseEvent(event.getMask(), event.getX(), event.getY(), keys(event.getModifiersValueList()));
    }

    static KeyEvent read(Peer.KeyEvent event) {
        return new KeyEvent(event.getDown(), event.getPress(), key(event), keys(event.getModifiersValueList()),
                mode(event.getModeValue()));
    }

    static PointerDeviceEvent read(Peer.PointerDeviceEvent event) {
        return new PointerDeviceEvent(touch(event.getTouchEvent()), keys(event.getModifiersValueList()));
    }

    static Peer.Message write(InputMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case MouseEvent(var mask, var x, var y, var modifiers) -> out.getMouseEventBuilder()
                    .setMask(mask).setX(x).setY(y).addAllModifiersValue(numbers(modifiers));
            case KeyEvent event -> out.setKeyEvent(key(event));
            case PointerDeviceEvent(var touch, var modifiers) -> out.getPointerDeviceEventBuilder()
                    .setTouchEvent(touch(touch)).addAllModifiersValue(numbers(modifiers));
        }
        return out.build();
    }

    private static Key key(Peer.KeyEvent event) {
        return switch (event.getUnionCase()) {
            case CONTROL_KEY -> new Key.Named(ControlKey.of(event.getControlKeyValue()));
            case CHR -> new Key.Code(event.getChr());
            case UNICODE -> new Key.CodePoint(event.getUnicode());
            case SEQ -> new Key.Text(event.getSeq());
            case WIN2WIN_HOTKEY -> new Key.WindowsHotkey(event.getWin2WinHotkey());
            case UNION_NOT_SET -> new Key.None();
        };
    }

    private static Peer.KeyEvent key(KeyEvent event) {
        var out = Peer.KeyEvent.newBuilder()
                .setDown(event.down())
                .setPress(event.press())
                .addAllModifiersValue(numbers(event.modifiers()))
                .setModeValue(number(event.mode()));
        switch (event.key()) {
            case Key.None() -> { }
            case Key.Named(var key) -> out.setControlKeyValue(key.number());
            case Key.Code(var code) -> out.setChr(code);
            case Key.CodePoint(var codePoint) -> out.setUnicode(codePoint);
            case Key.Text(var text) -> out.setSeq(text);
            case Key.WindowsHotkey(var value) -> out.setWin2WinHotkey(value);
        }
        return out.build();
    }

    private static Touch touch(Peer.TouchEvent event) {
        return switch (event.getUnionCase()) {
            case SCALE_UPDATE -> new Touch.Scale(event.getScaleUpdate().getScale());
            case PAN_START -> new Touch.PanStart(event.getPanStart().getX(), event.getPanStart().getY());
            case PAN_UPDATE -> new Touch.PanUpdate(event.getPanUpdate().getX(), event.getPanUpdate().getY());
            case PAN_END -> new Touch.PanEnd(event.getPanEnd().getX(), event.getPanEnd().getY());
            case UNION_NOT_SET -> new Touch.None();
        };
    }

    private static Peer.TouchEvent touch(Touch touch) {
        var out = Peer.TouchEvent.newBuilder();
        switch (touch) {
            case Touch.None() -> { }
            case Touch.Scale(var scale) -> out.getScaleUpdateBuilder().setScale(scale);
            case Touch.PanStart(var x, var y) -> out.getPanStartBuilder().setX(x).setY(y);
            case Touch.PanUpdate(var x, var y) -> out.getPanUpdateBuilder().setX(x).setY(y);
            case Touch.PanEnd(var x, var y) -> out.getPanEndBuilder().setX(x).setY(y);
        }
        return out.build();
    }

    private static List<ControlKey> keys(List<Integer> numbers) {
        return numbers.stream().map(ControlKey::of).toList();
    }

    private static List<Integer> numbers(List<ControlKey> keys) {
        return keys.stream().map(ControlKey::number).toList();
    }

    private static KeyboardMode mode(int number) {
        return switch (number) {
            case Peer.KeyboardMode.Map_VALUE -> KeyboardMode.MAP;
            case Peer.KeyboardMode.Translate_VALUE -> KeyboardMode.TRANSLATE;
            case Peer.KeyboardMode.Auto_VALUE -> KeyboardMode.AUTO;
            default -> KeyboardMode.LEGACY;
        };
    }

    private static int number(KeyboardMode mode) {
        return switch (mode) {
            case LEGACY -> Peer.KeyboardMode.Legacy_VALUE;
            case MAP -> Peer.KeyboardMode.Map_VALUE;
            case TRANSLATE -> Peer.KeyboardMode.Translate_VALUE;
            case AUTO -> Peer.KeyboardMode.Auto_VALUE;
        };
    }
}
