package io.deskhost.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.platform.sodium.SodiumCryptography;
import io.deskhost.platform.sodium.SodiumLibrary;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityFileTest {

    private final Cryptography cryptography = new SodiumCryptography(SodiumLibrary.load());
    private StateDirectory state;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        state = new StateDirectory(directory);
    }

    @Test
    void isMadeOnceAndThenStays() throws IOException {
        HostIdentity made = load();
        HostIdentity read = load();
        assertThat(read.id()).isEqualTo(made.id()).matches("[1-9]\\d{8}");
        assertThat(read.salt()).isEqualTo(made.salt()).matches("[2-9a-km-np-z]{32}");
        assertThat(read.uuid()).isEqualTo(made.uuid());
        assertThat(read.signing().publicKey()).isEqualTo(made.signing().publicKey());
        assertThat(read.signing().secretKey()).isEqualTo(made.signing().secretKey());
    }

    @Test
    void signsWithWhatItRead() throws IOException {
        load();
        Cryptography.KeyPair pair = load().signing();
        byte[] message = "proof".getBytes(StandardCharsets.UTF_8);
        assertThat(cryptography.verify(cryptography.sign(message, pair.secretKey()), pair.publicKey()))
                .hasValue(message);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        load();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(IdentityFile.NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheSecretKeyOutOfLogs() throws IOException {
        assertThat(load().toString()).contains("KeyPair[hidden]");
    }

    @ParameterizedTest
    @CsvSource({"id, id=, id is missing", "salt, tlas=x, salt is missing", "uuid, #, uuid is missing",
            "public-key, public-key=00, public-key is not 32 bytes in hex",
            "public-key, public-key=zz, public-key is not 32 bytes in hex",
            "secret-key, secret-key=00, secret-key is not 64 bytes in hex",
            "salt, salt=\\u00zz, it is no file of properties"})
    void saysWhatIsWrongWithABrokenFile(String name, String instead, String complaint) throws IOException {
        load();
        String content = new String(state.read(IdentityFile.NAME).orElseThrow(), StandardCharsets.UTF_8);
        state.write(IdentityFile.NAME, broken(content, name, instead).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::load).isInstanceOf(StateUnavailable.class)
                .hasMessage(state.resolve(IdentityFile.NAME) + ": " + complaint);
    }

    @Test
    void refusesKeysThatAreNoPair() throws IOException {
        String mine = made();
        Files.delete(state.resolve(IdentityFile.NAME));
        String theirs = made();
        state.write(IdentityFile.NAME, mine.replaceAll("public-key=.*", line(theirs, "public-key"))
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::load).hasMessageContaining("are no pair");
    }

    @Test
    void refusesAnEmptyFileInsteadOfMakingANewIdentity() throws IOException {
        state.write(IdentityFile.NAME, new byte[0]);
        assertThatThrownBy(this::load).hasMessageContaining("is missing");
        assertThat(Files.size(state.resolve(IdentityFile.NAME))).isZero();
    }

    private HostIdentity load() throws IOException {
        return IdentityFile.loadOrCreate(state, cryptography);
    }

    private String made() throws IOException {
        load();
        return new String(state.read(IdentityFile.NAME).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String broken(String content, String name, String instead) {
        return content.replaceFirst("(?m)^" + name + "=.*$", Matcher.quoteReplacement(instead));
    }

    private static String line(String content, String name) {
        return content.lines().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
    }
}
