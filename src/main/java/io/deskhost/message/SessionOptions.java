package io.deskhost.message;

import java.util.Optional;

/**
 * Wishes of a peer, given with the login or later. Every field may be "not mentioned".
 *
 * @param customImageQuality as on the wire: percent shifted left by 8; 0 = not mentioned
 * @param customFps          frames a second at most; 0 = not mentioned, outside 1 to 120 = ignored
 */
public record SessionOptions(ImageQuality imageQuality, Switch lockAfterSessionEnd, Switch showRemoteCursor,
                             Switch privacyMode, Switch blockInput, int customImageQuality, Switch disableAudio,
                             Switch disableClipboard, Switch enableFileTransfer,
                             Optional<SupportedDecoding> supportedDecoding, int customFps, Switch disableKeyboard,
                             Switch followRemoteCursor, Switch followRemoteWindow, Switch disableCamera,
                             Switch terminalPersistent, Switch showMyCursor) {

    /** Mentions nothing. */
    public static final SessionOptions NONE = new SessionOptions(ImageQuality.NOT_SET, Switch.NOT_SET, Switch.NOT_SET,
            Switch.NOT_SET, Switch.NOT_SET, 0, Switch.NOT_SET, Switch.NOT_SET, Switch.NOT_SET, Optional.empty(), 0,
            Switch.NOT_SET, Switch.NOT_SET, Switch.NOT_SET, Switch.NOT_SET, Switch.NOT_SET, Switch.NOT_SET);
}
