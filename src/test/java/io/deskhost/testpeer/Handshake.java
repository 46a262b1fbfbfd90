package io.deskhost.testpeer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.deskhost.wire.proto.Peer.IdPk;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.PublicKey;
import io.deskhost.wire.proto.Peer.TestDelay;
import java.io.IOException;
import java.util.Arrays;

/**
 * The client's half of the handshake on a road that promised encryption. Where the host cannot prove who it is, we
 * give up; stock clients warn and go on in clear.
 *
 * @param hostId  the id that was dialled
 * @param hostKey the host's long-term Ed25519 key, as the rendezvous server vouches for it
 */
record Handshake(String hostId, byte[] hostKey) {

    /** Waits for {@code signed_id} and answers it; the stream is sealed afterwards if the reply was a proper one. */
    void complete(FramedStream stream, HandshakeReply reply) throws IOException {
        byte[] offer = stream.receive();
        if (offer == null) {
            throw new IOException("the host hung up before its handshake");
        }
        byte[] sessionKey = Sodium.random(Sodium.KEY);
        byte[] offered = offered(offer);
        if (reply != HandshakeReply.SILENCE) {
            stream.send(payload(reply, offered, Sodium.random(Sodium.KEY), sessionKey));
        }
        if (reply == HandshakeReply.PROPER) {
            stream.seal(sessionKey);
        }
    }

    /** The host's ephemeral key, from a frame that must be a {@code signed_id} signed by this host. */
    byte[] offered(byte[] frame) throws IOException {
        IdPk offered = IdPk.parseFrom(Sodium.verified(signedId(frame), hostKey));
        if (!offered.getId().equals(hostId)) {
            throw new SealBroken("the host calls itself " + offered.getId() + ", dialled was " + hostId);
        }
        if (offered.getPk().size() != Sodium.KEY) {
            throw new SealBroken("the host's key has " + offered.getPk().size() + " bytes");
        }
        return offered.getPk().toByteArray();
    }

    static byte[] payload(HandshakeReply reply, byte[] offered, byte[] ourSecret, byte[] sessionKey)
            throws SealBroken {
        byte[] key = Sodium.boxPair(ourSecret).publicKey();
        byte[] box = box(sessionKey, offered, ourSecret);
        return switch (reply) {
            case PROPER -> publicKey(key, box);
            case EMPTY_KEY -> publicKey(new byte[0], new byte[0]);
            case BROKEN_BOX -> publicKey(key, damaged(box));
            case SHORT_KEY -> publicKey(Arrays.copyOf(key, key.length - 1), box);
            case SHORT_SESSION_KEY -> publicKey(key, box(Arrays.copyOf(sessionKey, 31), offered, ourSecret));
            case OTHER_MESSAGE -> Message.newBuilder().setTestDelay(TestDelay.getDefaultInstance()).build()
                    .toByteArray();
            case GARBAGE -> new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
            case EMPTY_MESSAGE, SILENCE -> new byte[0];
        };
    }

    private static byte[] signedId(byte[] frame) throws InvalidProtocolBufferException, SealBroken {
        Message message = Message.parseFrom(frame);
        if (!message.hasSignedId()) {
            throw new SealBroken("expected signed_id, got " + message.getUnionCase());
        }
        return message.getSignedId().getId().toByteArray();
    }

    private static byte[] box(byte[] sessionKey, byte[] offered, byte[] ourSecret) throws SealBroken {
        return Sodium.box(sessionKey, new byte[Sodium.NONCE], offered, ourSecret);
    }

    private static byte[] damaged(byte[] box) {
        box[0] ^= 1;
        return box;
    }

    private static byte[] publicKey(byte[] key, byte[] box) {
        PublicKey.Builder built = PublicKey.newBuilder()
                .setAsymmetricValue(ByteString.copyFrom(key)).setSymmetricValue(ByteString.copyFrom(box));
        return Message.newBuilder().setPublicKey(built).build().toByteArray();
    }
}
