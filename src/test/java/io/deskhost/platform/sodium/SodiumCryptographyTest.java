package io.deskhost.platform.sodium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SodiumCryptographyTest {

    private static final byte[] NONCE = new byte[24];
    private static final byte[] TEXT = {1, 2, 3};

    private final SodiumCryptography cryptography = new SodiumCryptography(SodiumLibrary.load());

    @Test
    void aMissingLibraryNamesThePackageToInstall() {
        assertThatThrownBy(() -> SodiumLibrary.load(List.of("libnothing.so.1"))).isInstanceOf(SodiumMissing.class)
                .hasMessageContaining("libnothing.so.1").hasMessageContaining("libsodium23");
    }

    @Test
    void newPairsSignAndBox() {
        var signing = cryptography.newSigningPair();
        assertThat(cryptography.verify(cryptography.sign(TEXT, signing.secretKey()), signing.publicKey()))
                .contains(TEXT);
        var ours = cryptography.newBoxPair();
        var theirs = cryptography.newBoxPair();
        var boxed = cryptography.box(TEXT, NONCE, theirs.publicKey(), ours.secretKey());
        assertThat(cryptography.openBox(boxed, NONCE, ours.publicKey(), theirs.secretKey())).contains(TEXT);
        assertThat(cryptography.boxPublicKey(ours.secretKey())).isEqualTo(ours.publicKey());
        assertThat(ours.toString()).isEqualTo("KeyPair[hidden]");
    }

    @Test
    void randomBytesDiffer() {
        assertThat(cryptography.random(32)).hasSize(32).isNotEqualTo(cryptography.random(32));
        assertThat(cryptography.random(0)).isEmpty();
    }

    @Test
    void emptyTextsGoBothWays() {
        var empty = new byte[0];
        var pair = cryptography.newSigningPair();
        assertThat(cryptography.verify(cryptography.sign(empty, pair.secretKey()), pair.publicKey())).contains(empty);
        var key = new byte[32];
        assertThat(cryptography.openSecretBox(cryptography.secretBox(empty, NONCE, key), NONCE, key)).contains(empty);
    }

    /** A peer chooses these lengths: nothing may be read behind the end. */
    @Test
    void whatOthersSendMayHaveAnyLength() {
        var pair = cryptography.newBoxPair();
        for (var length = 0; length < 80; length++) {
            var junk = new byte[length];
            assertThat(cryptography.verify(junk, pair.publicKey())).isEmpty();
            assertThat(cryptography.openBox(junk, NONCE, pair.publicKey(), pair.secretKey())).isEmpty();
            assertThat(cryptography.openSecretBox(junk, NONCE, pair.secretKey())).isEmpty();
            assertThat(cryptography.openBox(new byte[48], NONCE, junk, pair.secretKey())).isEmpty();
            assertThat(cryptography.verify(new byte[100], junk)).isEmpty();
        }
    }

    /** The key of small order: libsodium refuses to make a shared key with it. */
    @Test
    void aKeyOfZerosOpensNothing() {
        var pair = cryptography.newBoxPair();
        assertThat(cryptography.openBox(new byte[48], NONCE, new byte[32], pair.secretKey())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cryptography.box(TEXT, NONCE, new byte[32], pair.secretKey()));
    }

    @Test
    void ownKeysMustHaveTheirLength() {
        var five = new byte[5];
        assertThatIllegalArgumentException().isThrownBy(() -> cryptography.signingPair(five));
        assertThatIllegalArgumentException().isThrownBy(() -> cryptography.sign(TEXT, five));
        assertThatIllegalArgumentException().isThrownBy(() -> cryptography.boxPublicKey(five));
        assertThatIllegalArgumentException().isThrownBy(() -> cryptography.secretBox(TEXT, five, new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> cryptography.secretBox(TEXT, NONCE, five));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cryptography.box(TEXT, NONCE, five, new byte[32]));
    }
}
