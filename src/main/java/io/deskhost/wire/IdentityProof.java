package io.deskhost.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.deskhost.message.Octets;
import io.deskhost.wire.proto.Peer;

/**
 * What a host signs: that a key belongs to an id. The signed bytes of {@code SignedId}.
 *
 * @param publicKey 32 bytes, X25519, of this connection only
 */
public record IdentityProof(String id, Octets publicKey) {

    public byte[] toBytes() {
        return Peer.IdPk.newBuilder().setId(id).setPk(Bytes.write(publicKey)).build().toByteArray();
    }

    /** @throws UnreadableMessage when these bytes are no such proof */
    public static IdentityProof of(byte[] bytes) throws UnreadableMessage {
        try {
            var proof = Peer.IdPk.parseFrom(bytes);
            return new IdentityProof(proof.getId(), Bytes.read(proof.getPk()));
        } catch (InvalidProtocolBufferException broken) {
            throw new UnreadableMessage(String.valueOf(broken.getMessage()));
        }
    }
}
