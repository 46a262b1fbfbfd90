package io.deskhost.video;

/** Why a screen is not looked at any longer. */
sealed interface WatchEnd {

    /** Open it again, at once. */
    record Resized() implements WatchEnd {
    }

    /** Open it again, after a while. */
    record Lost(String why) implements WatchEnd {
    }

    record Stopped() implements WatchEnd {
    }
}
