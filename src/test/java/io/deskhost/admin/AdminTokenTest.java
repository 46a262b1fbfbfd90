package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("T42: the token of the first start")
class AdminTokenTest {

    private StateDirectory state;

    @BeforeEach
    void makeState(@TempDir Path directory) throws StateUnavailable {
        state = new StateDirectory(directory.resolve("state"));
    }

    @Test
    void isMadeOnceAndKeptForItsOwnerAlone() throws IOException {
        AdminToken first = AdminToken.in(state);
        String token = Files.readString(first.file()).strip();
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file()))).isEqualTo("rw-------");
        assertThat(first.fresh()).contains(token);
        AdminToken second = AdminToken.in(state);
        assertThat(second.fresh()).isEmpty();
        assertThat(second.find(token)).contains(Caller.ADMINISTRATOR);
        assertThat(Files.readString(first.file()).strip()).isEqualTo(token);
    }

    @Test
    void isAnotherOnEachHost(@TempDir Path other) throws IOException {
        assertThat(AdminToken.in(state).fresh())
                .isNotEqualTo(AdminToken.in(new StateDirectory(other.resolve("state"))).fresh());
    }

    @Test
    void knowsNoOtherToken() throws IOException {
        AdminToken token = AdminToken.in(state);
        String right = token.fresh().orElseThrow();
        assertThat(token.find(right.substring(1))).isEmpty();
        assertThat(token.find(right + "x")).isEmpty();
        assertThat(token.find("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short", "with spaces in it, and 43 characters long..", "{}"})
    void aFileWithoutATokenIsSaidAndNotReplaced(String content) throws IOException {
        state.write(AdminToken.FILE, content.getBytes());
        assertThatThrownBy(() -> AdminToken.in(state)).isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("Delete it to get a new one");
        assertThat(Files.readString(state.resolve(AdminToken.FILE))).isEqualTo(content);
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        AdminToken token = AdminToken.in(state);
        Files.setPosixFilePermissions(token.file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> AdminToken.in(state)).isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("others can read it");
    }
}
