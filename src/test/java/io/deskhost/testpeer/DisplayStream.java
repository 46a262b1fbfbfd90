package io.deskhost.testpeer;

import java.awt.Dimension;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One display as a client decodes it, with the rules that a host has to keep. Confined to the decoding thread. */
final class DisplayStream implements AutoCloseable {

    private static final int TOO_MANY_FAILURES = 3;

    private final int display;
    private final ViewerLog log;
    private final ViewerEvents events;
    private @Nullable Decoder decoder;
    private @Nullable Dimension told;
    private @Nullable Dimension updated;
    private boolean fresh = true;
    private boolean discarding;
    private int failures;
    private long lastPts;

    DisplayStream(int display, ViewerLog log, ViewerEvents events) {
        this.display = display;
        this.log = log;
        this.events = events;
    }

    /** The size that the login answer or a switch told. */
    void told(Dimension size) {
        told = size;
        updated = null;
    }

    /** The size of a later display list, which may overtake the frames. */
    void updated(Dimension size) {
        updated = size;
    }

    /** The decoder is built anew: the next frame has to be a key frame. */
    void rebuild() {
        close();
        fresh = true;
        failures = 0;
    }

    /** A key frame was asked for: until it comes no delta is decoded. */
    void discardUntilKey() {
        discarding = true;
    }

    Optional<Shown> take(CodedFrame frame) {
        if (discarding && !frame.key()) {
            log.discarded();
            return Optional.empty();
        }
        discarding = false;
        if (decoder != null && decoder.codec() != frame.codec()) {
            rebuild();
        }
        check(frame);
        return decode(frame);
    }

    private void check(CodedFrame frame) {
        boolean starts = KeyFrames.startsDecoding(frame.codec(), frame.data());
        if (starts != frame.key()) {
            violated(Violation.Kind.KEY_FLAG, frame + (starts ? " starts decoding" : " does not start decoding"));
        }
        if (fresh && !frame.key()) {
            violated(Violation.Kind.DELTA_FIRST, frame.toString());
        }
        if (frame.pts() < lastPts && !frame.key()) {
            violated(Violation.Kind.PTS, frame + " after pts " + lastPts);
        }
        lastPts = frame.pts();
    }

    private Optional<Shown> decode(CodedFrame frame) {
        if (decoder == null) {
            decoder = new Decoder(frame.codec());
        }
        long start = System.nanoTime();
        Decoder.Decoded decoded = decoder.decode(frame.data());
        long end = System.nanoTime();
        return switch (decoded) {
            case Decoder.Decoded.Shown(Picture picture, boolean fullRange) -> {
                succeeded(picture, fullRange);
                yield Optional.of(new Shown(frame, picture, end, end - start));
            }
            case Decoder.Decoded.Nothing() -> {
                failed(frame.codec(), Violation.Kind.NO_PICTURE, frame.toString());
                yield Optional.empty();
            }
            case Decoder.Decoded.Failed(int error) -> {
                failed(frame.codec(), Violation.Kind.UNDECODABLE, frame + ", error " + error);
                events.broken(display);
                yield Optional.empty();
            }
        };
    }

    private void succeeded(Picture picture, boolean fullRange) {
        failures = 0;
        fresh = false;
        if (fullRange) {
            violated(Violation.Kind.FULL_RANGE, picture.toString());
        }
        Dimension size = new Dimension(picture.width(), picture.height());
        if (told != null && !size.equals(told) && !size.equals(updated)) {
            violated(Violation.Kind.SIZE, picture + ", told were " + told.width + "x" + told.height);
        }
    }

    private void failed(VideoCodec codec, Violation.Kind kind, String detail) {
        violated(kind, detail);
        failures = fresh ? TOO_MANY_FAILURES : failures + 1;
        if (failures >= TOO_MANY_FAILURES) {
            events.cannotDecode(codec);
        }
    }

    private void violated(Violation.Kind kind, String detail) {
        log.violated(new Violation(kind, display, detail));
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
            decoder = null;
        }
    }
}
