package io.deskhost.video;

import io.deskhost.service.Published;
import io.deskhost.service.Subscriber;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets a new subscriber begin with the geometry and a key frame, and hear nothing twice that it was told when it
 * came. Called under the lock of the outlet.
 *
 * <p>The credit of a picture that is kept from it is not given back. So a display is for one subscriber, the link,
 * which begins with the display and misses nothing; of several, those who have begun give the credit.
 */
final class KeyFirst implements Subscriber {

    private final Subscriber subscriber;
    private Published.@Nullable Geometry geometry;
    private Published.@Nullable Rate rate;
    private volatile boolean keyGiven;

    KeyFirst(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public void offer(Published published) {
        switch (published) {
            case Published.Geometry next -> {
                if (!next.equals(geometry)) {
                    geometry = next;
                    subscriber.offer(next);
                }
            }
            case Published.Rate next -> {
                if (!next.equals(rate)) {
                    rate = next;
                    subscriber.offer(next);
                }
            }
            case Published.Frame frame -> offer(frame);
            case Published.Said _, Published.PointerMoved _, Published.Trouble _, Published.Answer _,
                 Published.Screenshot _ -> subscriber.offer(published);
        }
    }

    /** Whether the subscriber has begun to see pictures. */
    boolean keyGiven() {
        return keyGiven;
    }

    private void offer(Published.Frame frame) {
        if (geometry != null && frame.frame().key()) {
            keyGiven = true;
        }
        if (keyGiven) {
            subscriber.offer(frame);
        } else {
            ReferenceCountUtil.release(frame.frame().data());
        }
    }
}
