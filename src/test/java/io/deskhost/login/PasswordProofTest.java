package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Octets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordProofTest {

    private static final String SALT = "abcdefghijkmnpqrstuvwxyz23456789";

    @Test
    void makesTheVerifierOfTheProtocolsExample() {
        assertThat(hex(PasswordProof.verifier("correct horse", SALT)))
                .isEqualTo("26f09a203a25e5c06ce015752110a2fd927bc684fcedfe4a4d93601c00d2803c");
    }

    @Test
    void makesTheProofOfTheProtocolsExample() {
        assertThat(hex(PasswordProof.of(PasswordProof.verifier("correct horse", SALT), "x7k2mq")))
                .isEqualTo("4e5cf025b56d37fb2e38f0f45b4e589618e52b614b10ce3f30d8e592a4f1e05c");
    }

    @Test
    void anEmptyTextAtTheClientHasAnEmptyVerifier() {
        assertThat(hex(PasswordProof.of(Octets.EMPTY, "x7k2mq")))
                .isEqualTo("0ec08e1d13939e563900fe8e38129c39f4938266e846eef02a06d3d25244ad59");
    }

    private static String hex(Octets octets) {
        return HexFormat.of().formatHex(octets.toArray());
    }
}
