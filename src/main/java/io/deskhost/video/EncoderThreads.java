package io.deskhost.video;

/** The budget of encoder threads of this machine: two displays share what one may have. Safe for any thread. */
final class EncoderThreads {

    /** Pixels for which a thread more pays, measured on text at 1080p. */
    private static final int PIXELS_A_THREAD = 500_000;
    private static final int MOST_FOR_ONE = 4;

    private int left;

    EncoderThreads(int total) {
        left = total;
    }

    static EncoderThreads of(VideoProperties properties) {
        int threads = properties.threads();
        return new EncoderThreads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    }

    /** Takes what a picture of this size can use and what is left, at least one; to be given back. */
    synchronized int take(int width, int height) {
        int useful = Math.clamp((long) width * height / PIXELS_A_THREAD, 1, MOST_FOR_ONE);
        int taken = Math.max(1, Math.min(useful, left));
        left -= taken;
        return taken;
    }

    synchronized void giveBack(int threads) {
        left += threads;
    }
}
