package io.deskhost.testing;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the input events of libX11. {@code XKeyEvent}, {@code XButtonEvent} and {@code XMotionEvent} share their
 * layout up to {@code state} at 80; {@code keycode} or {@code button} follow at 84.
 */
final class XEvents {

    private static final int X = 64;
    private static final int Y = 68;
    private static final int ROOT_X = 72;
    private static final int ROOT_Y = 76;
    private static final int STATE = 80;
    private static final int DETAIL = 84;
    private static final long UNICODE = 0x0100_0000;

    private XEvents() {
    }

    static Optional<XInput> input(int type, Pointer event) {
        return switch (type) {
            case Xlib.KeyPress, Xlib.KeyRelease -> Optional.of(key(type == Xlib.KeyPress, event));
            case Xlib.ButtonPress, Xlib.ButtonRelease -> Optional.of(new XInput.Button(type == Xlib.ButtonPress,
                    event.getInt(DETAIL), event.getInt(X), event.getInt(Y), event.getInt(ROOT_X),
                    event.getInt(ROOT_Y), event.getInt(STATE)));
            case Xlib.MotionNotify -> Optional.of(new XInput.Moved(event.getInt(X), event.getInt(Y),
                    event.getInt(ROOT_X), event.getInt(ROOT_Y), event.getInt(STATE)));
            default -> Optional.empty();
        };
    }

    private static XInput.Key key(boolean down, Pointer event) {
        byte[] buffer = new byte[32];
        LongByReference symbol = new LongByReference();
        int length = Xlib.XLookupString(event, buffer, buffer.length, symbol, null);
        long keysym = symbol.getValue();
        String name = keysym == 0 ? "" : Objects.requireNonNullElse(Xlib.XKeysymToString(keysym), "");
        return new XInput.Key(down, event.getInt(DETAIL), keysym, name, text(keysym, buffer, length),
                event.getInt(STATE));
    }

    /** Keysyms of Latin-1 and of the Unicode range are their own code points; libX11 knows the control characters. */
    private static String text(long keysym, byte[] buffer, int length) {
        if (length == 1 && (buffer[0] & 0xff) < 0x20) {
            return new String(buffer, 0, 1, StandardCharsets.US_ASCII);
        }
        if (keysym >= UNICODE && keysym <= UNICODE + Character.MAX_CODE_POINT) {
            return Character.toString((int) (keysym - UNICODE));
        }
        if (keysym == 0x20ac || keysym >= 0x20 && keysym <= 0xff) {
            return Character.toString((int) keysym);
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }
}
