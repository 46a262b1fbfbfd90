package io.deskhost.video;

/** What an encode thread is to do next. */
sealed interface Order {

    /**
     * Encode a picture and publish it; a credit was taken for it.
     *
     * @param damage     since the last order, may be empty when a key frame is wanted
     * @param capturedAt when the oldest of the damage was seen, {@link System#nanoTime()}
     */
    record Encode(int generation, Region damage, long capturedAt, boolean key) implements Order {
    }

    /** Improve what was coded coarsely; a credit was taken for it. */
    record Refine() implements Order {
    }

    /** Viewers want another rate. */
    record Retune(Demand demand) implements Order {
    }

    record End() implements Order {
    }
}
