package io.deskhost.desktop;

import io.deskhost.message.DisplayMessage.SwitchDisplay;

/**
 * A session that watches one display. It has room for one waiting picture, and says when that room is free again
 * ({@link Watching#drained()}). Called on the link's loop: must not block.
 */
public interface Viewer {

    /** The host's number of the peer. */
    int peer();

    /** Takes over one reference of the picture. */
    void show(Picture picture);

    /** The display looks like this from here on; a waiting picture is out of date. A key frame follows. */
    void geometry(SwitchDisplay geometry);

    /** It missed a picture and waits for a key frame, or no longer does. */
    void late(boolean late);

    /** What the encoder aims at, kbit/s. */
    void rate(int kbps);

    /** The display cannot be shown now, and why; empty = it can again. */
    void trouble(String why);
}
