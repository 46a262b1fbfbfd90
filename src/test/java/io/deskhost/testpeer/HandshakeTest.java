package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.deskhost.wire.proto.Peer.Hash;
import io.deskhost.wire.proto.Peer.IdPk;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.SignedId;
import io.deskhost.wire.proto.Peer.TestDelay;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vector of the handshake and of sealed frames, as a client sees it. */
class HandshakeTest {

    private static final String ID = "123456789";
    private static final byte[] SERVER_KEY =
            Base64.getDecoder().decode("iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=");
    private static final byte[] HOST_KEY = hex("8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394");
    private static final String OFFERED = "5dfedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef22";
    private static final byte[] CERTIFICATE = hex("59916b42ccac8288a14a71e661f9b1cd4bc5c723309c03b8ff7f81a4b31155235"
            + "5ae32f71e85be4649d44d4d419b6a6ec650769f3f463c0d74690eba51c74c060a093132333435363738391220"
            + "8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394");
    private static final byte[] SIGNED_ID = hex("1a6f0a6db56b8d7f5408b4dba2cb486bb31f2e8167567048b618d1bd467cb10a282f"
            + "c9a0983655c5716b5c7bd46ec77941c22696086b5b454bfe1f9121af30ea438ab7060a093132333435363738391220"
            + OFFERED);
    private static final byte[] CLIENT_SECRET = repeated(4);
    private static final byte[] SESSION_KEY = repeated(5);
    private static final Message HASH = Message.newBuilder().setHash(Hash.newBuilder()
            .setSalt("abcdefghijkmnpqrstuvwxyz23456789").setChallenge("x7k2mq")).build();
    private static final byte[] SEALED_HASH = hex("9c3bd851d6f06d599fc52a7118c9571f1c70f948be90258d309b5df2978e73d37e"
            + "e78a4f76267471e21e8908a0a1d5396d5a5f34c1f07b2ed97276fc");
    private static final byte[] SEALED_PROBE = hex("15e36c6dbeb0476f8140b7455714b52d133f");

    private final Handshake handshake = new Handshake(ID, HOST_KEY);

    @Test
    void takesTheHostsKeyFromTheServersCertificate() throws IOException {
        IdPk certified = IdPk.parseFrom(Sodium.verified(CERTIFICATE, SERVER_KEY));
        assertThat(certified.getId()).isEqualTo(ID);
        assertThat(certified.getPk().toByteArray()).isEqualTo(HOST_KEY);
    }

    @Test
    void takesTheOfferedKeyOfTheHostThatWasDialled() throws IOException {
        assertThat(handshake.offered(SIGNED_ID)).isEqualTo(hex(OFFERED));
    }

    @Test
    void answersWithItsKeyAndTheSealedSessionKey() throws IOException {
        Message answer = Message.parseFrom(
                Handshake.payload(HandshakeReply.PROPER, hex(OFFERED), CLIENT_SECRET, SESSION_KEY));
        assertThat(answer.getPublicKey().getAsymmetricValue().toByteArray())
                .isEqualTo(hex("ac01b2209e86354fb853237b5de0f4fab13c7fcbf433a61c019369617fecf10b"));
        assertThat(answer.getPublicKey().getSymmetricValue().toByteArray())
                .isEqualTo(hex("93fa81622980fb477a8821a093ccbc8ba1413de7db32fbf8778fc00432715bb3ac31429d76c4877c"
                        + "321cf1199c76f7c8"));
    }

    @Test
    void opensAndClosesSealedFramesByTheirCount() throws IOException {
        Seal opening = new Seal(SESSION_KEY);
        assertThat(Message.parseFrom(opening.open(SEALED_HASH))).isEqualTo(HASH);
        assertThat(opening.open(new byte[] {7})).as("too short to be sealed, uncounted").containsExactly(7);
        assertThat(Message.parseFrom(opening.open(SEALED_PROBE)).hasTestDelay()).isTrue();

        Seal closing = new Seal(SESSION_KEY);
        assertThat(closing.close(HASH.toByteArray())).isEqualTo(SEALED_HASH);
        Message probe = Message.newBuilder().setTestDelay(TestDelay.getDefaultInstance()).build();
        assertThat(closing.close(probe.toByteArray())).isEqualTo(SEALED_PROBE);
    }

    @Test
    void doesNotOpenAFrameTwiceOrChanged() throws IOException {
        Seal seal = new Seal(SESSION_KEY);
        seal.open(SEALED_HASH);
        assertThatThrownBy(() -> seal.open(SEALED_HASH)).isInstanceOf(SealBroken.class);
        byte[] changed = SEALED_HASH.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> new Seal(SESSION_KEY).open(changed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void refusesAHostThatIsNotTheOneDialled() {
        for (Handshake other : List.of(new Handshake("987654321", HOST_KEY), new Handshake(ID, SERVER_KEY))) {
            assertThatThrownBy(() -> other.offered(SIGNED_ID)).isInstanceOf(SealBroken.class);
        }
        assertThatThrownBy(() -> handshake.offered(HASH.toByteArray())).isInstanceOf(SealBroken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void refusesAnOfferedKeyOfAnotherLength(int length) {
        Sodium.KeyPair host = Sodium.signingPair(repeated(2));
        byte[] offer = IdPk.newBuilder().setId(ID).setPk(ByteString.copyFrom(new byte[length])).build().toByteArray();
        byte[] frame = Message.newBuilder().setSignedId(SignedId.newBuilder()
                .setId(ByteString.copyFrom(Sodium.sign(offer, host.secretKey())))).build().toByteArray();
        assertThatThrownBy(() -> handshake.offered(frame)).isInstanceOf(SealBroken.class);
    }

    @Test
    void provesAPasswordForSaltAndChallenge() {
        assertThat(PasswordProof.of("correct horse", HASH.getHash()))
                .isEqualTo(hex("4e5cf025b56d37fb2e38f0f45b4e589618e52b614b10ce3f30d8e592a4f1e05c"));
        assertThat(PasswordProof.of("", HASH.getHash()))
                .isEqualTo(hex("0ec08e1d13939e563900fe8e38129c39f4938266e846eef02a06d3d25244ad59"));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] repeated(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
