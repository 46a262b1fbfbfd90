package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.TestDelay;
import java.util.List;
import java.util.Locale;

/**
 * What a client has seen up to a moment; the difference of two of them is a rate.
 *
 * @param at              {@link System#nanoTime()}
 * @param lastDelayMillis round trip as the host measured it last
 * @param targetKbit      what the host's encoder aims at, kbit/s
 * @param shown           pictures decoded
 */
public record PeerStats(long at, int frames, int keys, long bytes, int shown, long decodeNanos, int lastDelayMillis,
                        int targetKbit) {

    private static final double SECOND = 1e9;

    static PeerStats of(HeardLog log, Viewer viewer) {
        List<CodedFrame> frames = viewer.frames();
        TestDelay probe = lastProbe(log);
        return new PeerStats(System.nanoTime(), frames.size(), (int) frames.stream().filter(CodedFrame::key).count(),
                frames.stream().mapToLong(CodedFrame::bytes).sum(), viewer.shownCount(), viewer.decodeNanos(),
                probe.getLastDelay(), probe.getTargetBitrate());
    }

    private static TestDelay lastProbe(HeardLog log) {
        return log.last(message -> message.hasTestDelay() && !message.getTestDelay().getFromClient())
                .map(heard -> heard.message().getTestDelay()).orElse(TestDelay.getDefaultInstance());
    }

    /** What happened between an earlier moment and this one. */
    public Rate since(PeerStats earlier) {
        double seconds = Math.max(1, at - earlier.at) / SECOND;
        int decoded = shown - earlier.shown;
        double decodeMillis = decoded == 0 ? 0 : (decodeNanos - earlier.decodeNanos) / 1e6 / decoded;
        return new Rate((frames - earlier.frames) / seconds, keys - earlier.keys,
                (bytes - earlier.bytes) * 8 / 1000.0 / seconds, decodeMillis, lastDelayMillis, targetKbit);
    }

    /**
     * @param keys         key frames in that time
     * @param kbit         kbit/s
     * @param decodeMillis for one picture
     */
    public record Rate(double framesPerSecond, int keys, double kbit, double decodeMillis, int lastDelayMillis,
                       int targetKbit) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%5.1f frames/s  %d key  %7.0f kbit/s  decode %4.1f ms  delay %d ms  target %d kbit/s",
                    framesPerSecond, keys, kbit, decodeMillis, lastDelayMillis, targetKbit);
        }
    }
}
