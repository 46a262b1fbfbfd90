package io.deskhost.peer;

import io.deskhost.message.SessionOptions;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.VideoWish;

/** What the peer of a session wishes, as it adds up over its messages. Confined to the connection's event loop. */
final class ViewerOptions {

    private static final int DEFAULT_FPS = 30;
    private static final double LOW = 0.5;
    private static final double BALANCED = 0.67;
    private static final double BEST = 1.5;
    private static final double LEAST_CUSTOM = 0.2;
    private static final double MOST_CUSTOM = 40;

    private SupportedDecoding decoding = SupportedDecoding.VP9_ONLY;
    private int customFps;
    private int adjustedFps;
    private double ratio = BALANCED;
    private boolean keyboardDisabled;
    private boolean showsPointer;
    private boolean followsPointer;
    private boolean followsFocus;

    void apply(SessionOptions options) {
        options.supportedDecoding().ifPresent(given -> decoding = given);
        if (valid(options.customFps())) {
            customFps = options.customFps();
        }
        quality(options);
        keyboardDisabled = options.disableKeyboard().apply(keyboardDisabled);
        showsPointer = options.showRemoteCursor().apply(showsPointer);
        followsPointer = options.followRemoteCursor().apply(followsPointer);
        followsFocus = options.followRemoteWindow().apply(followsFocus);
    }

    void adjustFps(int fps) {
        if (valid(fps)) {
            adjustedFps = fps;
        }
    }

    boolean keyboardDisabled() {
        return keyboardDisabled;
    }

    /** Wants to see where the host's pointer is. */
    boolean showsPointer() {
        return showsPointer;
    }

    /** Wants to see the display that the host's pointer is on. */
    boolean followsPointer() {
        return followsPointer;
    }

    /** Wants to see the display that the focused window is on. */
    boolean followsFocus() {
        return followsFocus;
    }

    VideoWish wish(int roundTrip) {
        int fps = customFps > 0 ? customFps : DEFAULT_FPS;
        return new VideoWish(decoding, adjustedFps > 0 ? Math.min(fps, adjustedFps) : fps, ratio, roundTrip);
    }

    private void quality(SessionOptions options) {
        ratio = switch (options.imageQuality()) {
            case LOW -> LOW;
            case BALANCED -> BALANCED;
            case BEST -> BEST;
            case UNKNOWN -> ratio;
            case NOT_SET -> options.customImageQuality() > 0 ? custom(options.customImageQuality()) : ratio;
        };
    }

    /** The wire carries percent in bits 8 to 19; 50 means the base rate. */
    private static double custom(int value) {
        int percent = value >> 8 & 0xFFF;
        return Math.clamp(2 * percent / 100.0, LEAST_CUSTOM, MOST_CUSTOM);
    }

    private static boolean valid(int fps) {
        return fps >= 1 && fps <= 120;
    }
}
