package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.DisplayInfo;
import io.deskhost.wire.proto.Peer.EncodedVideoFrame;
import io.deskhost.wire.proto.Peer.EncodedVideoFrames;
import io.deskhost.wire.proto.Peer.SwitchDisplay;
import io.deskhost.wire.proto.Peer.VideoFrame;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The eyes of a client: one decoder for each display, kept as unmodified clients keep theirs, on a thread of its own.
 * Breaches of what those clients rely on are collected in {@link #violations}. Any thread may ask.
 */
public final class Viewer implements AutoCloseable {

    private final ExecutorService decoding = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("peer-decode").factory());
    private final Map<Integer, DisplayStream> streams = new HashMap<>();
    private final List<Consumer<Shown>> watchers = new CopyOnWriteArrayList<>();
    private final ViewerLog log = new ViewerLog();
    private final Set<VideoCodec> offered;
    private final boolean keepsMedia;
    private final ViewerEvents events;
    private volatile int current;

    Viewer(Set<VideoCodec> offered, boolean keepsMedia, ViewerEvents events) {
        this.offered = offered;
        this.keepsMedia = keepsMedia;
        this.events = events;
    }

    /** The display that is meant where none is named. */
    public int current() {
        return current;
    }

    /** Looks at another display from now on; tells the host nothing. */
    public void look(int display) {
        current = display;
    }

    /** All frames of all displays that arrived, also those that were not decoded. */
    public List<CodedFrame> frames() {
        return log.frames();
    }

    public List<CodedFrame> frames(int display) {
        return log.frames().stream().filter(frame -> frame.display() == display).toList();
    }

    /** What an unmodified client would have stumbled over. */
    public List<Violation> violations() {
        return log.violations();
    }

    /** Pictures decoded so far, of all displays. */
    public int shownCount() {
        return log.shownCount();
    }

    /** Delta frames that were thrown away between a wish for a key frame and its coming. */
    public int discardedCount() {
        return log.discardedCount();
    }

    /** What decoding took so far, in nanoseconds. */
    public long decodeNanos() {
        return log.decodeNanos();
    }

    /** The present picture of the current display. */
    public Optional<Picture> picture() {
        return picture(current);
    }

    public Optional<Picture> picture(int display) {
        return log.latest(display).map(Shown::picture);
    }

    /** Every picture decoded from now on, in order, on the decoding thread, before others are told of it. */
    public void onPicture(Consumer<Shown> watcher) {
        watchers.add(watcher);
    }

    /** The colours that a rectangle of a display takes from now on. */
    public ColourHistory history(int display, Rectangle area) {
        ColourHistory history = new ColourHistory(display, area);
        onPicture(history);
        return history;
    }

    /** Waits for the first picture of the current display. */
    public Picture awaitPicture(Duration timeout) {
        return awaitPicture(current, timeout);
    }

    public Picture awaitPicture(int display, Duration timeout) {
        return log.await(timeout, seen -> seen.latest(display)).map(Shown::picture)
                .orElseThrow(() -> new Silent("no picture of display " + display + " within " + timeout
                        + "; frames: " + frames(display).size() + ", violations: " + violations()));
    }

    /** Waits until a rectangle of the current display has a colour, give or take {@code tolerance} a channel. */
    public Picture awaitColour(int x, int y, int w, int h, Rgb colour, int tolerance, Duration timeout) {
        int display = current;
        Rectangle area = new Rectangle(x, y, w, h);
        return log.await(timeout, seen -> seen.latest(display).map(Shown::picture)
                        .filter(picture -> picture.bounds().contains(area))
                        .filter(picture -> picture.mean(area).near(colour, tolerance)))
                .orElseThrow(() -> new Silent("no " + colour + " at " + area + " within " + timeout + "; it is "
                        + picture(display).filter(picture -> picture.bounds().contains(area))
                        .map(picture -> picture.mean(area).toString()).orElse("outside the picture")));
    }

    /** Waits for a key frame of a display that came after {@code nanoTime}. */
    public CodedFrame awaitKeyAfter(long nanoTime, int display, Duration timeout) {
        return log.await(timeout, seen -> seen.frames().stream().filter(CodedFrame::key)
                        .filter(frame -> frame.display() == display && frame.arrived() - nanoTime > 0).findFirst())
                .orElseThrow(() -> new Silent("no key frame of display " + display + " within " + timeout));
    }

    /** Waits until no frame has come for {@code quiet}; false if that did not happen in time. */
    public boolean awaitQuiet(Duration quiet, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            int before = log.frames().size();
            Optional<Boolean> more = log.await(quiet,
                    seen -> seen.frames().size() > before ? Optional.of(true) : Optional.empty());
            if (more.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The display list of the login answer. */
    void told(List<DisplayInfo> displays, int shown) {
        current = shown >= 0 && shown < displays.size() ? shown : 0;
        later(() -> {
            for (int i = 0; i < displays.size(); i++) {
                stream(i).told(size(displays.get(i)));
            }
        });
    }

    /** A later display list. */
    void updated(List<DisplayInfo> displays) {
        later(() -> {
            for (int i = 0; i < displays.size(); i++) {
                stream(i).updated(size(displays.get(i)));
            }
        });
    }

    void switched(SwitchDisplay to) {
        if (to.getWidth() <= 0 || to.getHeight() <= 0) {
            log.violated(new Violation(Violation.Kind.NO_SIZE, to.getDisplay(),
                    to.getWidth() + "x" + to.getHeight()));
        }
        later(() -> {
            stream(to.getDisplay()).told(new Dimension(to.getWidth(), to.getHeight()));
            stream(to.getDisplay()).rebuild();
        });
    }

    /** A key frame was asked for, of one display. */
    void refreshing(int display) {
        later(() -> stream(display).discardUntilKey());
    }

    void arrived(long at, VideoFrame message) {
        if (message.hasRgb() || message.hasYuv() || message.getUnionCase() == VideoFrame.UnionCase.UNION_NOT_SET) {
            log.violated(new Violation(Violation.Kind.CODEC_NOT_OFFERED, message.getDisplay(),
                    "a frame of kind " + message.getUnionCase()));
            return;
        }
        VideoCodec codec = VideoCodec.of(message);
        EncodedVideoFrames packets = VideoCodec.packets(message);
        check(message.getDisplay(), codec, packets.getFramesCount());
        for (EncodedVideoFrame packet : packets.getFramesList()) {
            take(new CodedFrame(at, message.getDisplay(), codec, packet.getKey(), packet.getPts(),
                    packet.getData().size(), packet.getData()));
        }
    }

    private void check(int display, VideoCodec codec, int packets) {
        if (packets != 1) {
            log.violated(new Violation(Violation.Kind.PACKET_COUNT, display, packets + " packets in one frame"));
        }
        if (!offered.contains(codec)) {
            log.violated(new Violation(Violation.Kind.CODEC_NOT_OFFERED, display, codec.toString()));
        }
    }

    private void take(CodedFrame frame) {
        log.arrived(keepsMedia ? frame : frame.forgotten());
        later(() -> {
            stream(frame.display()).take(frame).ifPresent(this::show);
            events.taken();
        });
    }

    private void show(Shown shown) {
        watchers.forEach(watcher -> watcher.accept(shown));
        log.shown(shown);
    }

    private DisplayStream stream(int display) {
        return streams.computeIfAbsent(display, index -> new DisplayStream(index, log, events));
    }

    private static Dimension size(DisplayInfo display) {
        return new Dimension(display.getWidth(), display.getHeight());
    }

    private void later(Runnable step) {
        try {
            decoding.execute(step);
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    /** Decodes what has arrived, then frees the decoders. */
    @Override
    public void close() {
        later(() -> streams.values().forEach(DisplayStream::close));
        decoding.shutdown();
        try {
            decoding.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
