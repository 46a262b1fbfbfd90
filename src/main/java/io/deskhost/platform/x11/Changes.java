package io.deskhost.platform.x11;

import io.deskhost.video.Region;

/** How a screen learns where its pixels have changed. Confined to the thread of its connection. */
sealed interface Changes permits ReportedChanges, ComparedChanges {

    /** For the log. */
    String method();

    /** Takes note of an event if it concerns this. */
    void on(X11Event event);

    /** Whether there may be something to {@link #take()}. */
    boolean pending() throws X11Lost;

    /** How much of this wait may pass before {@link #pending()} is to be asked anew; negative = without end. */
    long patience(long nanos);

    /** What has changed since the last time, as areas of the display's picture; maybe nothing. */
    Region take() throws X11Lost;
}
