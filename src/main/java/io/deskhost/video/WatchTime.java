package io.deskhost.video;

import java.util.concurrent.locks.LockSupport;

/** The time by which a screen is watched. */
interface WatchTime {

    WatchTime SYSTEM = new WatchTime() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** As {@link System#nanoTime()}. */
    long now();

    /** Waits so long at most; may end earlier. */
    void pause(long nanos);
}
