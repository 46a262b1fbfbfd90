package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

    @TempDir
    private Path directory;
    private Path source;
    private Path store;

    @BeforeEach
    void makeASource() throws IOException {
        source = Files.createDirectories(directory.resolve("source/bin")).getParent();
        store = Files.createDirectory(directory.resolve("store"));
        Files.writeString(source.resolve("bin/java"), "run");
        Files.setPosixFilePermissions(source.resolve("bin/java"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(source.resolve("release"), "25");
        Files.setPosixFilePermissions(source.resolve("release"), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void everyoneMayReadTheCopiesAndNobodyElseWriteThem() throws IOException {
        Path copy = Copies.tree(source, store, "java");

        assertThat(mode(copy.resolve("bin/java"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(copy.resolve("release"))).isEqualTo("rw-r--r--");
        assertThat(mode(copy.resolve("bin"))).isEqualTo("rwxr-xr-x");
        assertThat(copy.resolve("release")).hasContent("25");
    }

    @Test
    void copiesAgainOnlyWhatChanged() throws IOException {
        Path first = Copies.tree(source, store, "java");
        Path second = Copies.tree(source, store, "java");
        Files.writeString(source.resolve("release"), "25.0.1");
        Path third = Copies.tree(source, store, "java");

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(first).doesNotExist();
        assertThat(third.resolve("release")).hasContent("25.0.1");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
