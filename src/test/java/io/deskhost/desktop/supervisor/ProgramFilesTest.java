package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {

    @TempDir
    private Path directory;

    @Test
    void copiesTheLibrariesOfAManifestThatAreThereAndPassesOverTheOthers() throws IOException {
        Path program = jar("program.jar", "lib/present.jar lib/missing.jar");
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("lib/present.jar"), "library");
        Path store = Files.createDirectories(directory.resolve("store"));

        List<Path> placed = ProgramFiles.copied(List.of(program), store);

        assertThat(placed).singleElement().satisfies(copy -> {
            assertThat(copy).exists();
            assertThat(copy.resolveSibling("lib/present.jar")).hasContent("library");
            assertThat(copy.resolveSibling("lib/missing.jar")).doesNotExist();
        });
    }

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path file = directory.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
