package io.deskhost.wire;

import io.deskhost.message.HandshakeMessage;
import io.deskhost.message.HandshakeMessage.PublicKey;
import io.deskhost.message.HandshakeMessage.SignedId;
import io.deskhost.wire.proto.Peer;

final class HandshakeCodec {

    private HandshakeCodec() {
    }

    static SignedId read(Peer.SignedId signedId) {
        return new SignedId(Bytes.read(signedId.getId()));
    }

    static PublicKey read(Peer.PublicKey key) {
        return new PublicKey(Bytes.read(key.getAsymmetricValue()), Bytes.read(key.getSymmetricValue()));
    }

    static Peer.Message write(HandshakeMessage message) {
        var out = Peer.Message.newBuilder();
        switch (message) {
            case SignedId(var signed) -> out.getSignedIdBuilder().setId(Bytes.write(signed));
            case PublicKey(var asymmetric, var symmetric) -> out.getPublicKeyBuilder()
                    .setAsymmetricValue(Bytes.write(asymmetric)).setSymmetricValue(Bytes.write(symmetric));
        }
        return out.build();
    }
}
