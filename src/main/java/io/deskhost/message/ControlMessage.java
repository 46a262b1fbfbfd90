package io.deskhost.message;

import java.util.Optional;

/** Small things about the session itself. */
public sealed interface ControlMessage extends SessionMessage {

    record Chat(String text) implements ControlMessage {
    }

    /** @param permission number of the protocol: 0 keyboard, 2 clipboard, 3 audio, 4 file, 5 restart, 6 recording,
     *                    7 block input, 8 privacy mode */
    record PermissionInfo(int permission, boolean enabled) implements ControlMessage {
    }

    /** The last message of a session; its words decide whether a client comes back by itself. */
    record CloseReason(String text) implements ControlMessage {
    }

    /** @param privacyState number of the protocol; exactly one of the two states is present */
    record BackNotification(Optional<Integer> privacyState, Optional<Integer> blockInputState, String details,
                            String implKey) implements ControlMessage {
    }

    record MessageBox(String type, String title, String text, String link) implements ControlMessage {
    }

    record TogglePrivacyMode(String implKey, boolean on) implements ControlMessage {
    }

    record RestartDevice() implements ControlMessage {
    }

    record SwitchSidesRequest(Octets uuid) implements ControlMessage {
    }

    record SwitchBack() implements ControlMessage {
    }

    record ElevationRequest() implements ControlMessage {
    }

    /** Members of the protocol that have no meaning for a Linux host, by their name on the wire. */
    record Foreign(String name) implements ControlMessage {
    }
}
