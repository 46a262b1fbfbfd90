package io.deskhost.video;

import io.deskhost.service.EncoderClass;
import io.deskhost.service.Subscription;
import java.util.Optional;

/**
 * One display being watched: a capture thread, and an encode thread for the class of its viewers. Safe for any
 * thread; {@link #close} returns at once, the threads end by themselves and publish nothing more.
 */
final class DisplayStream implements Subscription, ScreenWatch.Sink {

    private final int display;
    private final VideoParts parts;
    private final Outlet outlet;
    private final Timeline timeline;
    private final LivePicture live = new LivePicture();
    private final Pace pace;
    private final CaptureLoop capture;
    private Demand demand;
    private volatile EncodeStage stage;
    private boolean closed;

    DisplayStream(int display, Demand demand, VideoParts parts, Outlet outlet, Timeline timeline) {
        this.display = display;
        this.demand = demand;
        this.parts = parts;
        this.outlet = outlet;
        this.timeline = timeline;
        pace = new Pace(demand.fps(), System.nanoTime());
        capture = new CaptureLoop(display, parts, live, outlet, timeline, pace, this);
        stage = stage(demand, Orders.first(capture::wake));
    }

    private EncodeStage stage(Demand wanted, Orders orders) {
        return new EncodeStage(new EncoderClass(display, wanted.codec()), wanted, parts, live, outlet, timeline,
                orders);
    }

    void start() {
        outlet.present(stage.encoderClass());
        stage.start();
        capture.start();
    }

    synchronized void demand(Demand wanted) {
        if (closed || wanted.equals(demand)) {
            return;
        }
        boolean otherCodec = wanted.codec() != demand.codec();
        demand = wanted;
        pace.fps(wanted.fps());
        if (otherCodec) {
            change(stage(wanted, Orders.next(capture::wake)));
        } else {
            stage.orders().retune(wanted);
        }
        capture.wake();
    }

    /** The new class is asked for everything only when capture already delivers to it: nothing falls between. */
    private void change(EncodeStage next) {
        stage.orders().endFor(next.orders());
        outlet.present(next.encoderClass());
        stage = next;
        next.start();
        live.shown().ifPresent(shown ->
                next.orders().damage(shown.generation(), Region.of(shown.whole()), System.nanoTime()));
    }

    /** @param newcomer somebody who has no picture yet */
    void key(boolean newcomer) {
        stage.orders().key(newcomer);
    }

    /** Counted for the display, not the class: a picture of a class that is gone was given credit for as well. */
    void credit() {
        stage.orders().credit();
    }

    /** A viewer controls the desktop: what changes now is probably the answer. */
    void input() {
        pace.input();
        capture.wake();
    }

    @Override
    public boolean ready() {
        return stage.orders().ready();
    }

    @Override
    public void damage(int generation, Region region, long seenAt) {
        stage.orders().damage(generation, region, seenAt);
    }

    /** A copy of the last picture, if there is one. */
    Optional<Still> still() {
        return live.still();
    }

    boolean waiting() {
        return stage.orders().waiting();
    }

    @Override
    public synchronized void close() {
        closed = true;
        outlet.end();
        stage.orders().end();
        capture.stop();
    }
}
