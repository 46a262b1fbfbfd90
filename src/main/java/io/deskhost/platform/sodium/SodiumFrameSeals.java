package io.deskhost.platform.sodium;

import io.deskhost.platform.sodium.lib.Sodium;
import io.deskhost.wire.FrameSeal;

/** Makes the seals of connections. Any thread. */
public final class SodiumFrameSeals implements FrameSeal.Factory {

    private final Sodium sodium;

    public SodiumFrameSeals(Sodium sodium) {
        this.sodium = sodium;
    }

    @Override
    public FrameSeal of(byte[] key) {
        return new SodiumFrameSeal(sodium, key, 0, 0);
    }
}
