package io.deskhost.desktop.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Java and this program, where the desktop's user can read them: in place if it can, else as read-only copies.
 *
 * @param java      the program {@code java}
 * @param arguments class path and main class, or {@code -jar} and the jar
 */
record ProgramFiles(Path java, List<String> arguments) {

    private static final String MAIN = "io.deskhost.DeskhostApplication";

    ProgramFiles {
        arguments = List.copyOf(arguments);
    }

    /** @throws IOException when a copy cannot be made */
    static ProgramFiles place(RunAs runAs, Path store) throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> classPath = classPath();
        if (!runAs.isAnotherUser()) {
            return of(home, classPath);
        }
        Path placedHome = readable(runAs, List.of(home)) ? home : Copies.tree(home, store, "java");
        return of(placedHome, readable(runAs, withLibraries(classPath)) ? classPath : copied(classPath, store));
    }

    static ProgramFiles of(Path javaHome, List<Path> classPath) throws IOException {
        Path java = javaHome.resolve("bin/java");
        if (classPath.size() == 1 && hasMainClass(classPath.getFirst())) {
            return new ProgramFiles(java, List.of("-jar", classPath.getFirst().toString()));
        }
        String joined = String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
        return new ProgramFiles(java, List.of("-cp", joined, MAIN));
    }

    /** Asked of the system, as that user, since groups and access lists decide too. */
    static boolean readable(RunAs runAs, List<Path> paths) {
        List<String> find = new ArrayList<>(List.of("find", "-L"));
        paths.forEach(path -> find.add(path.toString()));
        find.addAll(List.of("!", "-readable", "-print", "-quit"));
        try {
            return ProgramRun.of(runAs.command(Map.of(), find)).isBlank();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.isBlank()).map(part -> Path.of(part).toAbsolutePath().normalize())
                .filter(Files::exists).toList();
    }

    private static List<Path> withLibraries(List<Path> classPath) throws IOException {
        List<Path> all = new ArrayList<>(classPath);
        for (Path entry : classPath) {
            for (String library : librariesOf(entry)) {
                all.add(entry.resolveSibling(library).normalize());
            }
        }
        return all;
    }

    static List<Path> copied(List<Path> classPath, Path store) throws IOException {
        try (Copies copies = new Copies(store, "app")) {
            List<Path> placed = new ArrayList<>();
            for (Path entry : classPath) {
                Path folder = Path.of(Integer.toString(placed.size()));
                for (String library : librariesOf(entry)) {
                    copies.add(entry.resolveSibling(library), folder.resolve(library));
                }
                placed.add(copies.add(entry, folder.resolve(entry.getFileName())));
            }
            Path root = copies.make();
            return placed.stream().map(root::resolve).toList();
        }
    }

    /** Relative paths of what the manifest brings along, as in an extracted layout; some name what is not there. */
    private static List<String> librariesOf(Path jar) throws IOException {
        String libraries = mainAttribute(jar, Attributes.Name.CLASS_PATH);
        return Arrays.stream(libraries.split(" ")).filter(part -> !part.isBlank() && !part.contains(":"))
                .filter(part -> Files.exists(jar.resolveSibling(part))).toList();
    }

    private static boolean hasMainClass(Path jar) throws IOException {
        return !mainAttribute(jar, Attributes.Name.MAIN_CLASS).isEmpty();
    }

    private static String mainAttribute(Path entry, Attributes.Name name) throws IOException {
        if (!Files.isRegularFile(entry)) {
            return "";
        }
        try (JarFile file = new JarFile(entry.toFile())) {
            Manifest manifest = file.getManifest();
            String value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
            return value == null ? "" : value;
        }
    }
}
