package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.identity.Cryptography;
import io.deskhost.platform.sodium.SodiumCryptography;
import io.deskhost.platform.sodium.SodiumLibrary;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermanentPasswordTest {

    private static final String SALT = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Cryptography cryptography = new SodiumCryptography(SodiumLibrary.load());
    private StateDirectory state;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        state = new StateDirectory(directory);
    }

    @Test
    void isNotSetAtFirst() throws IOException {
        assertThat(password().isSet()).isFalse();
    }

    @Test
    void isTheSameAfterAStart() throws IOException {
        password().set("correct horse");
        assertThat(password().verifier()).contains(PasswordProof.verifier("correct horse", SALT));
    }

    @Test
    void t16TwoEncryptionsOfOnePasswordDiffer() throws IOException {
        PermanentPassword password = password();
        password.set("correct horse");
        byte[] first = stored();
        password.set("another");
        password.set("correct horse");
        assertThat(stored()).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void t16NothingOnDiskTellsThePassword() throws IOException {
        password().set("correct horse");
        String disk = hex("password") + hex("password.key");
        assertThat(disk).doesNotContain(HexFormat.of().formatHex("correct".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(HexFormat.of().formatHex(PasswordProof.verifier("correct horse", SALT).toArray()));
    }

    @Test
    void t16OnlyItsOwnerReadsIt() throws IOException {
        password().set("correct horse");
        for (String file : new String[] {"password", "password.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(file))))
                    .as(file).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 24, 40, 71})
    void refusesAFileOfWhichOneBitTurned(int at) throws IOException {
        password().set("correct horse");
        byte[] content = stored();
        content[at] ^= 1;
        state.write("password", content);
        refuses();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 39, 71})
    void refusesAFileThatWasCut(int length) throws IOException {
        password().set("correct horse");
        state.write("password", java.util.Arrays.copyOf(stored(), length));
        refuses();
    }

    @Test
    void refusesAFileWithoutItsKey() throws IOException {
        password().set("correct horse");
        Files.delete(state.resolve("password.key"));
        refuses();
    }

    @Test
    void makesANewKeyWhereTheOldOneIsNone() throws IOException {
        state.write("password.key", new byte[3]);
        password().set("correct horse");
        assertThat(password().isSet()).isTrue();
    }

    @Test
    void wants1To128Characters() throws IOException {
        PermanentPassword password = password();
        assertThatIllegalArgumentException().isThrownBy(() -> password.set(""));
        assertThatIllegalArgumentException().isThrownBy(() -> password.set("x".repeat(129)));
        password.set("x".repeat(128));
        assertThat(password.isSet()).isTrue();
    }

    private void refuses() {
        assertThatThrownBy(this::password).isInstanceOf(StateUnavailable.class)
                .hasMessageStartingWith(state.resolve("password") + ": ")
                .hasMessageContaining("set the password anew");
    }

    private PermanentPassword password() throws IOException {
        return new PermanentPassword(state, cryptography, SALT);
    }

    private byte[] stored() throws IOException {
        return state.read("password").orElseThrow();
    }

    private String hex(String file) throws IOException {
        return HexFormat.of().formatHex(state.read(file).orElseThrow());
    }
}
