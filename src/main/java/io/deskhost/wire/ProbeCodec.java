package io.deskhost.wire;

import io.deskhost.message.ProbeMessage;
import io.deskhost.wire.proto.Peer;

final class ProbeCodec {

    private ProbeCodec() {
    }

    static ProbeMessage read(Peer.TestDelay delay) {
        return new ProbeMessage(delay.getTime(), delay.getFromClient(), delay.getLastDelay(),
                delay.getTargetBitrate());
    }

    static Peer.Message write(ProbeMessage probe) {
        return Peer.Message.newBuilder()
                .setTestDelay(Peer.TestDelay.newBuilder()
                        .setTime(probe.time())
                        .setFromClient(probe.fromClient())
                        .setLastDelay(probe.lastDelay())
                        .setTargetBitrate(probe.targetBitrate()))
                .build();
    }
}
