package io.deskhost.platform.sodium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deskhost.testing.Golden;
import io.deskhost.wire.FrameSeal.BrokenSeal;
import io.deskhost.wire.IdentityProof;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens the recorded frames of a sealed conversation with RustDesk's own host. */
class GoldenSealTest {

    private static final String CONVERSATION = "relay-sealed";

    private final MessageCodec codec = new MessageCodec();

    static Stream<Golden.Frame> sealedFrames() {
        return Golden.frames(CONVERSATION).stream().filter(frame -> frame.wire() != null && frame.seal().isPresent());
    }

    @ParameterizedTest
    @MethodSource("sealedFrames")
    void opensTheFrameAtItsCounter(Golden.Frame frame) throws Exception {
        var seal = new SodiumFrameSeal(SodiumLibrary.load(), key("session_key"), 0, frame.seal().orElseThrow() - 1);
        var opened = seal.open(Unpooled.wrappedBuffer(frame.wire()), ByteBufAllocator.DEFAULT);
        assertThat(codec.decode(opened)).isEqualTo(codec.decode(Unpooled.wrappedBuffer(frame.plain())));
        opened.release();
    }

    @ParameterizedTest
    @MethodSource("sealedFrames")
    void opensItAtNoOtherCounter(Golden.Frame frame) {
        var seal = new SodiumFrameSeal(SodiumLibrary.load(), key("session_key"), 0, frame.seal().orElseThrow());
        assertThatExceptionOfType(BrokenSeal.class)
                .isThrownBy(() -> seal.open(Unpooled.wrappedBuffer(frame.wire()), ByteBufAllocator.DEFAULT));
    }

    @Test
    void verifiesTheRecordedCertificate() throws Exception {
        var server = Base64.getDecoder()
                .decode(Golden.keys(CONVERSATION).get("server_public_key").asString());
        var signed = new SodiumCryptography(SodiumLibrary.load()).verify(key("certificate"), server).orElseThrow();
        assertThat(IdentityProof.of(signed).publicKey().toArray()).isEqualTo(key("host_public_key"));
        assertThat(IdentityProof.of(signed).id()).isEqualTo(Golden.keys(CONVERSATION).get("host_id").asString());
    }

    private static byte[] key(String name) {
        return HexFormat.of().parseHex(Golden.keys(CONVERSATION).get(name).asString());
    }
}
