package io.deskhost.peer;

import io.deskhost.message.AudioMessage;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.Switch;
import java.util.Optional;

/** Answers to what this host cannot do: visible, so that nobody waits. Confined to the connection's event loop. */
final class Refusals {

    private static final int PRIVACY_NOT_SUPPORTED = 3;
    private static final int BLOCK_ON_FAILED = 3;
    private static final int BLOCK_OFF_FAILED = 5;

    private final PeerConnection connection;

    Refusals(PeerConnection connection) {
        this.connection = connection;
    }

    void control(ControlMessage message) {
        if (message instanceof ControlMessage.TogglePrivacyMode toggle) {
            connection.say(new ControlMessage.BackNotification(Optional.of(PRIVACY_NOT_SUPPORTED), Optional.empty(),
                    "Unsupported", toggle.implKey()));
        }
    }

    void audio(AudioMessage message) {
        if (message instanceof AudioMessage.VoiceCallRequest call && call.connect()) {
            connection.say(new AudioMessage.VoiceCallResponse(false, call.requestTimestamp(),
                    connection.host().clock().millis()));
        }
    }

    void options(SessionOptions options) {
        if (options.blockInput() != Switch.NOT_SET) {
            int state = options.blockInput() == Switch.YES ? BLOCK_ON_FAILED : BLOCK_OFF_FAILED;
            connection.say(new ControlMessage.BackNotification(Optional.empty(), Optional.of(state), "No permission",
                    ""));
        }
        if (options.showMyCursor() == Switch.YES) {
            connection.say(new ControlMessage.MessageBox("nook-nocancel-hasclose", "Show my cursor",
                    "This host does not show the pointers of its peers.", ""));
        }
    }
}
