package io.deskhost.video;

import io.deskhost.message.Size;
import java.util.Map;
import java.util.TreeMap;

/** A screen on which things happen at given times of a clock that moves only while somebody waits. */
final class ScriptedScreen implements Screen, WatchTime {

    private final Canvas canvas = new Canvas(64, 48);
    private final TreeMap<Long, Region> reported = new TreeMap<>();
    private final TreeMap<Long, Region> unreported = new TreeMap<>();
    private long resizedAt = Long.MAX_VALUE;
    private long now;
    int compares;

    void reports(long at, Area area) {
        reported.put(at, Region.of(area));
    }

    void changesUnnoticed(long at, Area area) {
        unreported.put(at, Region.of(area));
    }

    void isResized(long at) {
        resizedAt = at;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pause(long nanos) {
        now += nanos;
    }

    @Override
    public Event await(long nanos) {
        long next = Math.min(resizedAt, reported.isEmpty() ? Long.MAX_VALUE : reported.firstKey());
        if (next > now + nanos) {
            now += nanos;
            return Event.NOTHING;
        }
        now = Math.max(now, next);
        return resizedAt <= now ? Event.RESIZED : Event.DAMAGED;
    }

    @Override
    public Grab grab() {
        return taken(reported);
    }

    @Override
    public Grab compare() {
        compares++;
        return taken(unreported);
    }

    private Grab taken(TreeMap<Long, Region> changes) {
        Map<Long, Region> past = changes.headMap(now, true);
        Region region = past.values().stream().reduce(Region.NONE, Region::plus);
        past.clear();
        return region.isEmpty() ? new Grab.Unchanged() : new Grab.Changed(region);
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
    public void wake() {
    }

    @Override
    public void close() {
    }
}
