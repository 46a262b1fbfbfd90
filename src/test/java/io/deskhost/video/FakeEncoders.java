package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.video.EncoderSettings.Rate;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Encoders whose packet is the luma of the pixel at the top left, and which note what they are asked. */
final class FakeEncoders implements EncoderFactory {

    /** What one call of an encoder was. */
    record Call(Codec codec, int width, Region damage, boolean key, long pts, Rate rate) {
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<Boolean> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger toFail = new AtomicInteger();
    /** Done as an encoder fails. */
    volatile Runnable failing = () -> { };
    /** Quantiser reported where the rate allows it. */
    volatile int quantiser = 8;
    private final Set<Codec> codecs;

    FakeEncoders(Codec... codecs) {
        this.codecs = Set.of(codecs);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Set<Codec> codecs() {
        return codecs;
    }

    @Override
    public PictureEncoder open(EncoderSettings settings) {
        open.incrementAndGet();
        opened.incrementAndGet();
        return new FakeEncoder(settings);
    }

    private final class FakeEncoder implements PictureEncoder {

        private final EncoderSettings settings;
        private final ByteBuffer data = ByteBuffer.allocateDirect(1);
        private Rate rate;
        private boolean first = true;

        FakeEncoder(EncoderSettings settings) {
            this.settings = settings;
            rate = settings.rate();
        }

        @Override
        public Packet encode(Planes planes, Region damage, boolean key, long pts) throws EncoderFailed {
            if (toFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                failing.run();
                throw new EncoderFailed("as the test wishes");
            }
            calls.add(new Call(settings.codec(), planes.width(), damage, key, pts, rate));
            data.clear().put(planes.y().get(0)).flip();
            boolean isKey = key || first;
            first = false;
            return new Packet(data, isKey, Math.min(quantiser, rate.quantMax()));
        }

        @Override
        public void sent(boolean wentOut) {
            sent.add(wentOut);
        }

        @Override
        public void rate(Rate next) {
            rate = next;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
