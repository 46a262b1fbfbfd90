package io.deskhost.platform.sodium;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.identity.Cryptography.KeyPair;
import io.deskhost.message.HandshakeMessage.SignedId;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.Octets;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionMessage;
import io.deskhost.wire.FrameSealing;
import io.deskhost.wire.FrameWriter;
import io.deskhost.wire.IdentityProof;
import io.deskhost.wire.MessageCodec;
import io.deskhost.wire.UnreadableMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Every byte of a handshake with known keys: the vectors of the protocol's description. */
class HandshakeVectorsTest {

    private static final String ID = "123456789";
    private static final String HOST_KEY = "8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394";
    private static final String BOX_KEY = "5dfedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef22";
    private static final String PEER_KEY = "ac01b2209e86354fb853237b5de0f4fab13c7fcbf433a61c019369617fecf10b";
    private static final String REGISTERED =
            "59916b42ccac8288a14a71e661f9b1cd4bc5c723309c03b8ff7f81a4b311552355ae32f71e85be4649d44d4d419b6a6e"
            + "c650769f3f463c0d74690eba51c74c060a0931323334353637383912208139770ea87d175f56a35466c34c7ecccb8d8a"
            + "91b4ee37a25df60f5b8fc9b394";
    private static final String SIGNED_ID =
            "b56b8d7f5408b4dba2cb486bb31f2e8167567048b618d1bd467cb10a282fc9a0983655c5716b5c7bd46ec77941c22696"
            + "086b5b454bfe1f9121af30ea438ab7060a0931323334353637383912205dfedd3b6bd47f6fa28ee15d969d5bb0ea5377"
            + "4d488bdaf9df1c6e0124b3ef22";
    private static final String BOXED_KEY =
            "93fa81622980fb477a8821a093ccbc8ba1413de7db32fbf8778fc00432715bb3ac31429d76c4877c321cf1199c76f7c8";
    private static final String HASH =
            "4a2a0a206162636465666768696a6b6d6e707172737475767778797a3233343536373839120678376b326d71";
    private static final String SEALED_HASH =
            "9c3bd851d6f06d599fc52a7118c9571f1c70f948be90258d309b5df2978e73d37ee78a4f76267471e21e8908a0a1d539"
            + "6d5a5f34c1f07b2ed97276fc";
    private static final String SEALED_PROBE = "15e36c6dbeb0476f8140b7455714b52d133f";

    private final SodiumCryptography cryptography = new SodiumCryptography(SodiumLibrary.load());
    private final SodiumFrameSeals seals = new SodiumFrameSeals(SodiumLibrary.load());
    private final MessageCodec codec = new MessageCodec();
    private final KeyPair host = cryptography.signingPair(all(2, 32));

    @Test
    void makesTheKeysOfTheSeeds() {
        var server = cryptography.signingPair(all(1, 32));
        assertThat(Base64.getEncoder().encodeToString(server.publicKey()))
                .isEqualTo("iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=");
        assertThat(hex(host.publicKey())).isEqualTo(HOST_KEY);
        assertThat(host.secretKey()).startsWith(all(2, 32)).endsWith(host.publicKey());
        assertThat(hex(cryptography.boxPublicKey(all(3, 32)))).isEqualTo(BOX_KEY);
        assertThat(hex(cryptography.boxPublicKey(all(4, 32)))).isEqualTo(PEER_KEY);
    }

    @Test
    void opensWhatTheRendezvousServerSigned() throws UnreadableMessage {
        var server = cryptography.signingPair(all(1, 32));
        var registered = cryptography.verify(bytes(REGISTERED), server.publicKey()).orElseThrow();
        assertThat(IdentityProof.of(registered)).isEqualTo(new IdentityProof(ID, Octets.of(bytes(HOST_KEY))));
        assertThat(cryptography.verify(bytes(REGISTERED), host.publicKey())).isEmpty();
    }

    @Test
    void signsItsIdAndKeyAndFramesThem() throws UnreadableMessage {
        var proof = new IdentityProof(ID, Octets.of(cryptography.boxPublicKey(all(3, 32))));
        var signed = cryptography.sign(proof.toBytes(), host.secretKey());
        assertThat(hex(signed)).isEqualTo(SIGNED_ID);
        assertThat(IdentityProof.of(cryptography.verify(signed, bytes(HOST_KEY)).orElseThrow())).isEqualTo(proof);
        var channel = new EmbeddedChannel(new FrameWriter());
        channel.writeOutbound(encode(new SignedId(Octets.of(signed))));
        assertThat(written(channel)).isEqualTo("c501" + "1a6f0a6d" + SIGNED_ID);
    }

    @Test
    void boxesAndOpensTheKeyOfTheSession() {
        var nonce = new byte[24];
        assertThat(hex(cryptography.box(all(5, 32), nonce, bytes(BOX_KEY), all(4, 32)))).isEqualTo(BOXED_KEY);
        assertThat(cryptography.openBox(bytes(BOXED_KEY), nonce, bytes(PEER_KEY), all(3, 32))).contains(all(5, 32));
        assertThat(cryptography.openBox(bytes(BOXED_KEY), nonce, bytes(BOX_KEY), all(3, 32))).isEmpty();
    }

    @Test
    void sealsTheFirstFramesAsDescribed() {
        var channel = new EmbeddedChannel(new FrameWriter(), new FrameSealing(seals.of(all(5, 32))));
        var hash = encode(new Hash("abcdefghijkmnpqrstuvwxyz23456789", "x7k2mq"));
        assertThat(ByteBufUtil.hexDump(hash)).isEqualTo(HASH);
        channel.writeOutbound(hash);
        assertThat(written(channel)).isEqualTo("f0" + SEALED_HASH);
        channel.writeOutbound(encode(new ProbeMessage(0, false, 0, 0)));
        assertThat(written(channel)).isEqualTo("48" + SEALED_PROBE);
    }

    @Test
    void aFrameIsASecretBoxWithItsCounterAsNonce() {
        var nonce = new byte[24];
        nonce[0] = 1;
        assertThat(hex(cryptography.secretBox(bytes(HASH), nonce, all(5, 32)))).isEqualTo(SEALED_HASH);
        assertThat(cryptography.openSecretBox(bytes(SEALED_HASH), nonce, all(5, 32))).contains(bytes(HASH));
        assertThat(cryptography.openSecretBox(bytes(SEALED_HASH), new byte[24], all(5, 32))).isEmpty();
    }

    private ByteBuf encode(SessionMessage message) {
        return codec.encode(message, ByteBufAllocator.DEFAULT);
    }

    private static String written(EmbeddedChannel channel) {
        ByteBuf bytes = channel.readOutbound();
        try {
            return ByteBufUtil.hexDump(bytes);
        } finally {
            bytes.release();
        }
    }

    private static byte[] all(int value, int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
