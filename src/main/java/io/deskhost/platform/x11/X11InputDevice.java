package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.input.InputDevice;
import io.deskhost.input.KeyMap;
import io.deskhost.input.KeyboardState;
import io.deskhost.platform.x11.lib.Xkb;
import io.deskhost.platform.x11.lib.Xkb.XkbStateRec;
import io.deskhost.platform.x11.lib.Xtst;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The XTEST devices of an X server. */
final class X11InputDevice implements InputDevice {

    private static final Logger LOG = LoggerFactory.getLogger(X11InputDevice.class);
    private static final long NOW = 0;
    private static final int NUM_LOCK = 0xFF7F;
    /** Requests of 36 bytes that may gather: a lost server must be noticed before libX11's buffer is full. */
    private static final int GATHERED = 128;

    private final X11Connection connection;
    private final Memory state = new Memory(XkbStateRec.SIZE);
    private KeyMap map;
    private int numLockMask;
    private int gathered;

    X11InputDevice(X11Connection connection, KeyMap map) throws X11Lost {
        this.connection = connection;
        this.map = map;
        this.numLockMask = Xkb.XkbKeysymToModifiers(connection.display(), NUM_LOCK);
    }

    /** What to do with the display while there is one. */
    @FunctionalInterface
    private interface Request {
        void send(Pointer display) throws X11Lost;
    }

    private void send(Request request) {
        try {
            request.send(connection.display());
        } catch (X11Lost _) {
            return;
        }
        if (++gathered >= GATHERED) {
            flush();
        }
    }

    @Override
    public boolean refresh() {
        boolean changed = false;
        for (Optional<X11Event> event = connection.next(); event.isPresent(); event = connection.next()) {
            if (event.get().type() == Xkb.MappingNotify) {
                Xkb.XRefreshKeyboardMapping(event.get().memory());
                changed = true;
            }
        }
        if (changed) {
            send(this::readMap);
        }
        return !connection.lost();
    }

    private void readMap(Pointer display) throws X11Lost {
        KeyMap read = X11KeyMap.read(connection);
        int mask = Xkb.XkbKeysymToModifiers(connection.display(), NUM_LOCK);
        if (!connection.lost()) {
            map = read;
            numLockMask = mask;
        }
    }

    @Override
    public KeyMap keyMap() {
        return map;
    }

    @Override
    public KeyboardState keyboardState() {
        try {
            byte[] keys = new byte[Xkb.KEYMAP_SIZE];
            Xkb.XQueryKeymap(connection.display(), keys);
            state.clear();
            Xkb.XkbGetState(connection.display(), Xkb.XkbUseCoreKbd, state);
            gathered = 0;
            int locked = state.getByte(XkbStateRec.locked_mods);
            return new KeyboardState(BitSet.valueOf(keys).stream().boxed().collect(Collectors.toSet()),
                    (locked & Xkb.LockMask) != 0, (locked & numLockMask) != 0, state.getByte(XkbStateRec.group) & 3);
        } catch (X11Lost _) {
            return KeyboardState.IDLE;
        }
    }

    @Override
    public void key(int keycode, boolean down) {
        send(display -> Xtst.XTestFakeKeyEvent(display, keycode, down ? 1 : 0, NOW));
    }

    @Override
    public void button(int button, boolean down) {
        send(display -> Xtst.XTestFakeButtonEvent(display, button, down ? 1 : 0, NOW));
    }

    @Override
    public void move(int x, int y) {
        send(display -> Xtst.XTestFakeMotionEvent(display, -1, x, y, NOW));
    }

    @Override
    public void moveBy(int dx, int dy) {
        send(display -> Xtst.XTestFakeRelativeMotionEvent(display, dx, dy, NOW));
    }

    @Override
    public boolean flush() {
        connection.flush();
        connection.refusal().ifPresent(error -> LOG.debug("input refused: {}", error));
        gathered = 0;
        return !connection.lost();
    }

    @Override
    public void close() {
        connection.close();
        state.close();
    }
}
