package io.deskhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A host that cannot start with its settings says so in words. */
@ExtendWith(OutputCaptureExtension.class)
class UnusableSettingTest {

    @TempDir
    private Path directory;

    @Test
    void anEmptyPasswordFileIsNamed(CapturedOutput output) throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));
        refuses("deskhost.login.password-file=" + file);
        assertThat(output).contains("APPLICATION FAILED TO START", "The password file " + file
                + " cannot be used: its first line is empty.", "bin/run --password-file FILE")
                .doesNotContain("BeanCreationException", "\tat ");
    }

    @Test
    void aPasswordTooLongIsNotShown(CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("long"), "x".repeat(129) + "\nsecond\n");
        refuses("deskhost.login.password-file=" + file);
        assertThat(output).contains("its first line is too long. A password has 1 to 128 characters.")
                .doesNotContain("xxxx", "BeanCreationException");
    }

    @Test
    void aPasswordFileThatCannotBeReadIsNamed() throws IOException {
        Path none = directory.resolve("none");
        assertThat(refusal(none)).hasMessage("The password file " + none + " cannot be used: there is no such file.");
        Path binary = Files.write(directory.resolve("binary"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(binary)).hasMessageContaining("it is not text in UTF-8");
        assertThat(refusal(directory)).hasMessageContaining("Is a directory");
    }

    @Test
    void aWrongWordForClearTextIsNamed(CapturedOutput output) {
        refuses("deskhost.peer.direct.plaintext=lan");
        assertThat(output).contains("APPLICATION FAILED TO START", "deskhost.peer.direct.plaintext: 'lan' is neither "
                + "loopback, deny, allow nor a network", "Set deskhost.peer.direct.plaintext to loopback, deny,")
                .doesNotContain("BeanCreationException", "\tat ");
    }

    private static Throwable refusal(Path file) {
        return catchThrowable(() -> new PasswordFile(file).setIn(null));
    }

    private void refuses(String setting) {
        assertThat(catchThrowable(() -> HostRole.start("--" + setting,
                "--deskhost.state=" + directory.resolve("state"), "--deskhost.peer.port=0", "--deskhost.admin.port=0", "--deskhost.console=none"))).isNotNull();
    }
}
