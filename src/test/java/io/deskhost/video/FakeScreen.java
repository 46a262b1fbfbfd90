package io.deskhost.video;

import io.deskhost.message.Size;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A screen whose every call is counted. Safe for any thread. */
final class FakeScreen implements Screen {

    private final Canvas canvas;
    private Region damage;
    private Event end = Event.NOTHING;
    private boolean woken;
    private boolean closed;
    private int grabs;
    private int compares;
    private int awaits;

    FakeScreen(Canvas canvas) {
        this.canvas = canvas;
        damage = Region.of(canvas.whole());
    }

    @Override
    public Size size() {
        return new Size(canvas.picture().width(), canvas.picture().height());
    }

    @Override
    public Picture picture() {
        return canvas.picture();
    }

    @Override
    public synchronized Event await(long nanos) {
        awaits++;
        long until = System.nanoTime() + nanos;
        while (damage.isEmpty() && end == Event.NOTHING && !woken) {
            long left = until - System.nanoTime();
            if (nanos >= 0 && left <= 0) {
                return Event.NOTHING;
            }
            pause(nanos < 0 ? Long.MAX_VALUE : left);
        }
        woken = false;
        return end != Event.NOTHING ? end : damage.isEmpty() ? Event.NOTHING : Event.DAMAGED;
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public synchronized void wake() {
        if (closed) {
            throw new IllegalStateException("woken after its end");
        }
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized Grab grab() {
        grabs++;
        return switch (end) {
            case RESIZED -> new Grab.Resized();
            case LOST -> new Grab.Lost("The X server is gone.");
            case NOTHING, DAMAGED -> {
                Region taken = damage;
                damage = Region.NONE;
                yield taken.isEmpty() ? new Grab.Unchanged() : new Grab.Changed(taken);
            }
        };
    }

    @Override
    public synchronized Grab compare() {
        compares++;
        return grab();
    }

    synchronized void paint(Area area, int rgb) {
        canvas.fill(area, rgb);
        damaged(area);
    }

    synchronized void write(Area area, Random random) {
        canvas.text(area, random);
        damaged(area);
    }

    private void damaged(Area area) {
        damage = damage.plus(Region.of(area));
        notifyAll();
    }

    synchronized void end(Event event) {
        end = event;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized int looks() {
        return grabs + compares + awaits;
    }

    synchronized int grabs() {
        return grabs;
    }
}
