package io.deskhost.video;

import io.deskhost.message.Size;
import io.deskhost.video.EncoderSettings.Rate;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import io.deskhost.video.PictureEncoder.Packet;

/**
 * An open encoder with the planes it reads, for one geometry. Small changes are allowed a fine quantiser at once,
 * what was coded coarsely is refined later. Confined to the encode thread.
 */
final class PictureStream implements AutoCloseable {

    /** A change of less than this share of the picture is small. */
    private static final int SMALL = 32;
    /**
     * A key frame is no coarser than this: dense text at 1080p is then 260 KB at 35 dB and can be read, at 50 it is
     * 144 KB at 26 dB, and more bytes than that follow until it is good.
     */
    private static final int WORST_KEY = 36;
    /** Refinement is bounded by its quantiser, not by a rate. */
    private static final int UNBOUNDED_KBPS = 40_000;

    private final PictureEncoder encoder;
    private final Planes planes;
    private final Area whole;
    private final StaleBlocks stale;
    private final int generation;
    private Rate base;
    private Rate applied;
    private boolean fresh = true;

    PictureStream(Encoders encoders, EncoderSettings settings, int generation) throws EncoderFailed {
        encoder = encoders.open(settings);
        planes = Planes.allocate(settings.width(), settings.height());
        whole = new Area(0, 0, settings.width(), settings.height());
        stale = new StaleBlocks(settings.width(), settings.height());
        this.generation = generation;
        base = settings.rate();
        applied = base;
    }

    int generation() {
        return generation;
    }

    Size size() {
        return new Size(whole.width(), whole.height());
    }

    /** Nothing was encoded yet: the next picture is a key frame of everything. */
    boolean fresh() {
        return fresh;
    }

    void rate(Rate next) {
        base = next;
    }

    long refineAt() {
        return stale.due();
    }

    /** Brings the planes up to date. @return false when the picture is gone or another one */
    boolean update(LivePicture live, ColourConverter colours, Region damage) {
        return live.convert(generation, within(damage), colours, planes);
    }

    private Region within(Region damage) {
        return fresh ? Region.of(whole) : damage.clip(whole.width(), whole.height());
    }

    Packet encode(Region damage, boolean key, long pts) throws EncoderFailed {
        Region region = within(damage);
        boolean asKey = key || fresh;
        apply(rateFor(region, asKey));
        Packet packet = encoder.encode(planes, region, asKey, pts);
        stale.changed(packet.key() ? Region.of(whole) : region, packet.quantiser(), System.nanoTime());
        fresh = false;
        return packet;
    }

    /** Codes some of what was coded coarsely again, better. The planes are as they were. */
    Packet refine(long pts) throws EncoderFailed {
        Region region = stale.ripe(System.nanoTime());
        int quantiser = stale.nextQuantiser(region);
        apply(new Rate(Math.max(base.kbps(), UNBOUNDED_KBPS), base.fps(), quantiser, quantiser));
        Packet packet = encoder.encode(planes, region, false, pts);
        stale.refined(region, quantiser);
        return packet;
    }

    private Rate rateFor(Region region, boolean key) {
        if (key) {
            return new Rate(base.kbps(), base.fps(), Math.min(base.quantMin(), WORST_KEY),
                    Math.min(base.quantMax(), WORST_KEY));
        }
        boolean small = region.pixels() * SMALL < whole.pixels();
        return small ? new Rate(base.kbps(), base.fps(), Math.min(base.quantMin(), StaleBlocks.GOOD), base.quantMax())
                : base;
    }

    private void apply(Rate rate) throws EncoderFailed {
        if (!rate.equals(applied)) {
            encoder.rate(rate);
            applied = rate;
        }
    }

    void sent(boolean sent) {
        encoder.sent(sent);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
