package io.deskhost.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of its machine: where that lacks, the test is skipped, but in CI (environment CI=true) it fails. */
public final class Needs {

    private Needs() {
    }

    /** A program on the PATH. */
    public static void program(String name) {
        that(onPath(name), "the program " + name);
    }

    /** The right to act as other users. */
    public static void root() {
        that("root".equals(System.getProperty("user.name")), "to run as root");
    }

    public static void that(boolean present, String what) {
        String lack = "this test needs " + what;
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            Assertions.assertTrue(present, lack);
        } else {
            Assumptions.assumeTrue(present, lack);
        }
    }

    private static boolean onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
