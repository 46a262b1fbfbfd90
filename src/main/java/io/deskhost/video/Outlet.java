package io.deskhost.video;

import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.Subscriber;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a display publishes, so that all its subscribers see one order: a geometry, then pictures of
 * that geometry and of the present class only. Safe for any thread; subscribers are called under its lock.
 */
final class Outlet {

    private final ServiceName name;
    private final Consumer<Published> subscribers;
    private final FrameMeter meter = new FrameMeter();
    private Published.@Nullable Geometry geometry;
    private Published.@Nullable Rate rate;
    private volatile @Nullable EncoderClass present;
    private volatile boolean ended;
    private String trouble = "";
    private boolean begun;

    Outlet(ServiceName name, Consumer<Published> subscribers) {
        this.name = name;
        this.subscribers = subscribers;
    }

    synchronized void geometry(int generation, SwitchDisplay display) {
        Published.Geometry next = new Published.Geometry(generation, display);
        geometry = next;
        publish(next);
    }

    /** Only pictures of this class from here on. Takes no lock: a subscriber that is being told may cause it. */
    void present(EncoderClass encoderClass) {
        present = encoderClass;
    }

    synchronized void rate(EncoderClass encoderClass, int kbps) {
        Published.Rate next = new Published.Rate(encoderClass, kbps);
        if (encoderClass.equals(present) && !next.equals(rate)) {
            rate = next;
            publish(next);
        }
    }

    /** Takes over the picture. @return false when nobody wants it any more; it is then released */
    synchronized boolean frame(Published.Frame frame) {
        if (ended || geometry == null || frame.generation() != geometry.generation()
                || !frame.encoderClass().equals(present)) {
            frame.frame().data().release();
            return false;
        }
        meter.count();
        begun = true;
        subscribers.accept(frame);
        return true;
    }

    /** Tells what is wrong, once as long as it stays the same. @param why empty = it works again @return it is new */
    synchronized boolean trouble(String why) {
        if (why.equals(trouble)) {
            return false;
        }
        trouble = why;
        publish(new Published.Trouble(name, why));
        return true;
    }

    /** How things stand, for a new subscriber. @return whether pictures were published before */
    synchronized boolean tell(Subscriber subscriber) {
        if (!trouble.isEmpty()) {
            subscriber.offer(new Published.Trouble(name, trouble));
        }
        if (geometry != null) {
            subscriber.offer(geometry);
        }
        if (rate != null) {
            subscriber.offer(rate);
        }
        return begun;
    }

    private void publish(Published published) {
        if (!ended) {
            subscribers.accept(published);
        }
    }

    /** Publishes nothing more, except what is being told at this moment. */
    void end() {
        ended = true;
    }

    synchronized String trouble() {
        return trouble;
    }

    int lastSecond() {
        return meter.lastSecond();
    }
}
