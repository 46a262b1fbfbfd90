package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OsUserTest {

    @Test
    void knowsTheUserOfThisProcess() {
        assertThat(OsUser.current().name()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void looksUpByNameAndByNumber() {
        assertThat(OsUser.named("root")).isEqualTo(OsUser.named("0"));
        assertThat(OsUser.named("root").orElseThrow().isRoot()).isTrue();
    }

    @Test
    void namesThatNobodyHasAreUnknown() {
        assertThat(OsUser.named("no-such-user")).isEmpty();
        assertThat(OsUser.named("--help")).isEmpty();
        assertThat(OsUser.named("")).isEmpty();
    }

    @Test
    void readsAnEntry() {
        assertThat(OsUser.parse("ann:x:1000:1001:Ann,,,:/home/ann:/bin/zsh"))
                .contains(new OsUser("ann", 1000, 1001, Path.of("/home/ann"), "/bin/zsh"));
        assertThat(OsUser.parse("ann:x:1000")).isEmpty();
    }

    @Test
    void replacesAShellThatKeepsPeopleOut() {
        assertThat(OsUser.parse("s:x:1:1::/:/usr/sbin/nologin").orElseThrow().usableShell()).isEqualTo("/bin/bash");
        assertThat(OsUser.parse("s:x:1:1::/:/bin/zsh").orElseThrow().usableShell()).isEqualTo("/bin/zsh");
    }
}
