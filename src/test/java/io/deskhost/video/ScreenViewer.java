package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.platform.ffmpeg.Decoded;
import io.deskhost.platform.ffmpeg.PictureDecoder;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.Subscriber;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Decodes what a display publishes, as a client does: with a fresh decoder after each geometry. */
final class ScreenViewer implements Subscriber, AutoCloseable {

    private final VideoService service;
    private final Map<Codec, PictureDecoder> decoders = new EnumMap<>(Codec.class);
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private @Nullable Decoded picture;
    private boolean keyNeeded = true;
    private int frames;
    private int keys;

    ScreenViewer(VideoService service) {
        this.service = service;
    }

    @Override
    public synchronized void offer(Published published) {
        switch (published) {
            case Published.Geometry _ -> reset();
            case Published.Frame frame -> take(frame);
            case Published.Screenshot screenshot -> screenshot.png().release();
            case Published.Said _, Published.PointerMoved _, Published.Rate _, Published.Trouble _,
                 Published.Answer _ -> { }
        }
    }

    private void reset() {
        decoders.values().forEach(PictureDecoder::close);
        decoders.clear();
        keyNeeded = true;
    }

    private void take(Published.Frame frame) {
        try {
            if (keyNeeded && !frame.frame().key()) {
                throw new AssertionError("a delta for a fresh decoder");
            }
            keyNeeded = false;
            ByteBuffer data = frame.frame().data().nioBuffer();
            picture = decoders.computeIfAbsent(frame.frame().codec(), PictureDecoder::new).decode(data);
            frames++;
            keys += frame.frame().key() ? 1 : 0;
        } catch (RuntimeException | AssertionError fault) {
            faults.add(fault);
        } finally {
            frame.frame().data().release();
            service.on(new ServiceCommand.Credit(frame.encoderClass()));
        }
    }

    synchronized Optional<Decoded> picture() {
        return Optional.ofNullable(picture);
    }

    synchronized int frames() {
        return frames;
    }

    synchronized int keys() {
        return keys;
    }

    List<Throwable> faults() {
        return List.copyOf(faults);
    }

    @Override
    public synchronized void close() {
        reset();
    }
}
