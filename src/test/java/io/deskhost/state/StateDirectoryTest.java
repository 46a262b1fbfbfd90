package io.deskhost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void isItsOwnersAlone() throws IOException {
        StateDirectory state = new StateDirectory(directory.resolve("a/b"));
        state.write("file", new byte[] {1});
        assertThat(permissions(state.path())).isEqualTo("rwx------");
        assertThat(permissions(state.resolve("file"))).isEqualTo("rw-------");
    }

    @Test
    void refusesWhatOthersMayEnterAndLeavesItAlone() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> new StateDirectory(directory)).isInstanceOf(StateUnavailable.class)
                .hasMessage(directory + ": other users may enter it or write to it (rwxrwxrwx)");
        assertThat(permissions(directory)).isEqualTo("rwxrwxrwx");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesTheFilesOfSomethingElseButNotItsOwn() throws IOException {
        Path own = directory.resolve("own");
        new StateDirectory(own).write("file", new byte[] {1});
        assertThat(new StateDirectory(own).read("file")).isPresent();
        assertThatThrownBy(() -> new StateDirectory(directory)).isInstanceOf(StateUnavailable.class)
                .hasMessage(directory + ": holds files of something else");
    }

    @Test
    void refusesTheDirectoryOfAnotherUser() throws IOException {
        Needs.root();
        Files.setAttribute(directory, "unix:uid", 65534);
        assertThatThrownBy(() -> new StateDirectory(directory)).isInstanceOf(StateUnavailable.class)
                .hasMessage(directory + ": belongs to another user");
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        StateDirectory state = new StateDirectory(directory);
        assertThat(state.read("file")).isEmpty();
        state.write("file", new byte[] {1, 2});
        state.write("file", new byte[] {3});
        assertThat(state.read("file")).hasValue(new byte[] {3});
    }

    /** Whoever holds the old file open still reads the old content: it was replaced, not overwritten. */
    @Test
    void replacesAFileAsAWhole() throws IOException {
        StateDirectory state = new StateDirectory(directory);
        state.write("file", new byte[] {1, 2, 3});
        try (var old = Files.newInputStream(state.resolve("file"))) {
            state.write("file", new byte[100]);
            assertThat(old.readAllBytes()).containsExactly(1, 2, 3);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("nothing else is left").containsExactlyInAnyOrder(state.resolve("file"),
                    state.resolve(".deskhost"));
        }
    }

    @Test
    void theOldContentStaysWhereTheNewOneCannotBeWritten() throws IOException {
        StateDirectory state = new StateDirectory(directory);
        Files.createDirectories(state.resolve("file/inside"));
        assertThatThrownBy(() -> state.write("file", new byte[] {1})).isInstanceOf(StateUnavailable.class)
                .hasMessageStartingWith(state.resolve("file") + ": ");
        assertThat(state.resolve("file/inside")).exists();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(state.resolve("file"),
                    state.resolve(".deskhost"));
        }
    }

    @Test
    void saysWhichPathCannotBeUsedAndWhy() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new StateDirectory(file.resolve("below"))).isInstanceOf(StateUnavailable.class)
                .hasMessageStartingWith(file.resolve("below") + ": ").hasMessageContaining("not a directory");
        assertThatThrownBy(() -> new StateDirectory(file)).isInstanceOf(StateUnavailable.class)
                .hasMessage(file + ": is not a directory");
    }

    /** Not even the system's administrator can make one there. */
    @Test
    void saysSoWhereNothingCanBeWritten() {
        assertThatThrownBy(() -> new StateDirectory(Path.of("/proc/deskhost"))).isInstanceOf(StateUnavailable.class)
                .hasMessageStartingWith("/proc/deskhost: ");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
