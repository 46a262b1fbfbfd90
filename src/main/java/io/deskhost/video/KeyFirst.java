package io.deskhost.video;

import io.deskhost.service.Published;
import io.deskhost.service.Subscriber;
import io.netty.util.ReferenceCountUtil;

/** Lets a new subscriber begin with the geometry and a key frame. Called by one thread at a time. */
final class KeyFirst implements Subscriber {

    private final Subscriber subscriber;
    private boolean geometryTold;
    private boolean keyGiven;

    KeyFirst(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public void offer(Published published) {
        switch (published) {
            case Published.Geometry geometry -> {
                geometryTold = true;
                subscriber.offer(geometry);
            }
            case Published.Frame frame -> offer(frame);
            case Published.Said _, Published.Rate _, Published.Trouble _ -> subscriber.offer(published);
        }
    }

    private void offer(Published.Frame frame) {
        keyGiven |= geometryTold && frame.frame().key();
        if (keyGiven) {
            subscriber.offer(frame);
        } else {
            ReferenceCountUtil.release(frame.frame().data());
        }
    }
}
