package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.Published;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import io.deskhost.video.PictureEncoder.Packet;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread {@code encode-<display>-<codec>}: from orders to published pictures of one class. */
final class EncodeStage implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(EncodeStage.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MOST_DOUBLINGS = 5;
    /** So many failures in a row are told to the viewers. */
    private static final int TROUBLE = 3;

    private final EncoderClass encoderClass;
    private final VideoParts parts;
    private final LivePicture live;
    private final Outlet outlet;
    private final Timeline timeline;
    private final Orders orders;
    private Demand demand;
    private @Nullable PictureStream stream;
    private int threads;
    private int failures;

    EncodeStage(EncoderClass encoderClass, Demand demand, VideoParts parts, LivePicture live, Outlet outlet,
                Timeline timeline, Orders orders) {
        this.encoderClass = encoderClass;
        this.demand = demand;
        this.parts = parts;
        this.live = live;
        this.outlet = outlet;
        this.timeline = timeline;
        this.orders = orders;
    }

    EncoderClass encoderClass() {
        return encoderClass;
    }

    Orders orders() {
        return orders;
    }

    void start() {
        Codec codec = encoderClass.codec();
        Thread.ofPlatform().daemon().name("encode-" + encoderClass.display() + "-" + codec.name().toLowerCase())
                .start(this);
    }

    @Override
    public void run() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = follow(orders.next(refineAt()));
            }
        } finally {
            closeStream();
        }
    }

    private long refineAt() {
        PictureStream open = stream;
        return open == null ? Orders.NEVER : open.refineAt();
    }

    private boolean follow(Order order) {
        return switch (order) {
            case Order.Encode encode -> attempt(encode.generation(), () -> encode(encode));
            case Order.Refine _ -> attempt(live.shown().map(LivePicture.Shown::generation).orElse(0), this::refine);
            case Order.Retune(Demand next) -> retune(next);
            case Order.End _ -> false;
        };
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws EncoderFailed;
    }

    private boolean attempt(int generation, Attempt attempt) {
        try {
            attempt.run();
            if (failures >= TROUBLE) {
                outlet.trouble("");
            }
            failures = 0;
        } catch (EncoderFailed failure) {
            log.warn("{} of display {} fails: {}", encoderClass.codec(), encoderClass.display(),
                    failure.getMessage());
            recover(generation, failure.getMessage());
        } catch (RuntimeException | Error failure) {
            log.error("{} of display {} fails", encoderClass.codec(), encoderClass.display(), failure);
            recover(generation, failure.toString());
        }
        return true;
    }

    /** The encoder is opened anew; the picture is not lost. */
    private void recover(int generation, String why) {
        closeStream();
        failures++;
        if (failures >= TROUBLE) {
            outlet.trouble("The " + encoderClass.codec() + " encoder fails: " + why);
        }
        Region everything = live.shown().map(shown -> Region.of(shown.whole())).orElse(Region.NONE);
        orders.failed(generation, everything, FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
    }

    private void encode(Order.Encode order) throws EncoderFailed {
        Optional<PictureStream> fitting = streamFor(order.generation());
        if (fitting.isEmpty()) {
            orders.nothingToShow(order.generation());
            return;
        }
        PictureStream open = fitting.get();
        if ((open.fresh() || !order.damage().isEmpty()) && !open.update(live, parts.colours(), order.damage())) {
            orders.nothingToShow(order.generation());
            return;
        }
        boolean key = order.key() || open.fresh();
        if (key) {
            orders.keyBegins();
        }
        long pts = timeline.pts();
        publish(open, open.encode(order.damage(), key, pts), pts, order.capturedAt());
    }

    private void refine() throws EncoderFailed {
        PictureStream open = stream;
        if (open == null) {
            orders.credit();
            return;
        }
        long pts = timeline.pts();
        publish(open, open.refine(pts), pts, System.nanoTime());
    }

    private void publish(PictureStream open, Packet packet, long pts, long capturedAt) {
        ByteBuf data = PooledByteBufAllocator.DEFAULT.directBuffer(packet.data().remaining());
        data.writeBytes(packet.data());
        VideoFrame frame = new VideoFrame(encoderClass.codec(), encoderClass.display(), packet.key(), pts, data);
        boolean sent = outlet.frame(new Published.Frame(encoderClass, open.generation(), capturedAt, frame));
        open.sent(sent);
        if (!sent) {
            orders.credit();
        }
    }

    /** The encoder for the present geometry, opened if need be; empty when that geometry is past. */
    private Optional<PictureStream> streamFor(int generation) throws EncoderFailed {
        PictureStream open = stream;
        if (open != null && open.generation() == generation) {
            return Optional.of(open);
        }
        closeStream();
        Optional<LivePicture.Shown> shown = live.shown().filter(present -> present.generation() == generation);
        if (shown.isPresent()) {
            stream = open(generation, shown.get().whole());
        }
        return Optional.ofNullable(stream);
    }

    private PictureStream open(int generation, Area whole) throws EncoderFailed {
        threads = parts.threads().take(whole.width(), whole.height());
        EncoderSettings.Rate rate = rate(whole.width(), whole.height());
        outlet.rate(encoderClass, rate.kbps());
        return new PictureStream(parts.encoders(), new EncoderSettings(encoderClass.codec(), whole.width(),
                whole.height(), threads, rate), generation);
    }

    private EncoderSettings.Rate rate(int width, int height) {
        return BitRates.rate(encoderClass.codec(), width, height, demand.ratio(), demand.fps());
    }

    private boolean retune(Demand next) {
        demand = next;
        PictureStream open = stream;
        if (open != null) {
            EncoderSettings.Rate rate = rate(open.size().width(), open.size().height());
            open.rate(rate);
            outlet.rate(encoderClass, rate.kbps());
        }
        return true;
    }

    private void closeStream() {
        PictureStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
        parts.threads().giveBack(threads);
        threads = 0;
    }
}
