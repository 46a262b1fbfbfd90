package io.deskhost.input;

/**
 * A connection that injects: a port. Confined to the thread that opened it. What is injected goes out with the next
 * {@link #flush} at the latest. Nothing here fails: once the window system is lost everything is a no-op.
 */
public interface InputDevice extends AutoCloseable {

    /** Looks for what the window system has to say, above all a new key map. False: it is lost. Does not wait. */
    boolean refresh();

    /** The keyboard as of the last {@link #refresh}. */
    KeyMap keyMap();

    /** What is down and locked now, after all that was injected. Asks the window system. */
    KeyboardState keyboardState();

    /** @param keycode one that {@link KeyMap#has} */
    void key(int keycode, boolean down);

    /** @param button 1 left, 2 middle, 3 right, 4 to 7 wheel up, down, left, right, 8 back, 9 forward */
    void button(int button, boolean down);

    /** Puts the pointer there, or as near as the screen allows; 0 to 32767. */
    void move(int x, int y);

    /** Moves the pointer; -10000 to 10000. */
    void moveBy(int dx, int dy);

    /** False: the window system is lost, and what was injected since the last flush may be. */
    boolean flush();

    @Override
    void close();
}
