package io.deskhost.testing;

/** @param mask modifiers as in {@link XInput}, and the buttons 1 to 5 from bit 8 on */
public record XPointer(int x, int y, int mask) {

    /** @param button 1 to 5 */
    public boolean isDown(int button) {
        return (mask & 1 << 7 + button) != 0;
    }
}
