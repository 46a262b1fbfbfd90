package io.deskhost.platform.x11;

import io.deskhost.input.InputDevice;

/** A process that holds a key and a button down until it is killed. */
final class KeyHolder {

    private KeyHolder() {
    }

    /** @param arguments the display */
    public static void main(String[] arguments) throws Exception {
        InputDevice device = new X11InputDevices(X11Address.of(arguments[0])).open();
        device.key(50, true);
        device.key(38, true);
        device.button(1, true);
        device.button(9, true);
        device.flush();
        System.in.read();
    }
}
