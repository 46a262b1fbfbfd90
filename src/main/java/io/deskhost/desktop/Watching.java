package io.deskhost.desktop;

import io.deskhost.service.Subscription;
import io.deskhost.service.VideoWish;

/** A viewer's hold on a display. Any thread. */
public interface Watching extends Subscription {

    void wish(VideoWish wish);

    /** The viewer's waiting picture has gone out: there is room again. */
    void drained();

    /** Wants a key frame soon; until then deltas go on. */
    void refresh();

    /** The viewer's decoder starts anew: the next picture that it gets is a key frame. */
    void restart();
}
