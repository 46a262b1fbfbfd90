package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.Subscriber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what a service publishes, and gives credit back as long as it is willing. */
final class Audience implements Subscriber {

    /** A picture, its bytes copied. */
    record Seen(int generation, Codec codec, boolean key, long pts, byte[] data, long at) {
    }

    private final VideoService service;
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private volatile boolean willing = true;

    Audience(VideoService service) {
        this.service = service;
    }

    Audience unwilling() {
        willing = false;
        return this;
    }

    @Override
    public void offer(Published published) {
        if (published instanceof Published.Frame frame) {
            byte[] data = new byte[frame.frame().data().readableBytes()];
            frame.frame().data().readBytes(data);
            frame.frame().data().release();
            told.add(new Seen(frame.generation(), frame.frame().codec(), frame.frame().key(), frame.frame().pts(),
                    data, System.nanoTime()));
            if (willing) {
                service.on(new ServiceCommand.Credit(frame.encoderClass()));
            }
        } else {
            told.add(published);
        }
    }

    List<Object> told() {
        return List.copyOf(told);
    }

    <T> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Seen> frames() {
        return told(Seen.class);
    }

    Seen last() {
        return frames().getLast();
    }
}
