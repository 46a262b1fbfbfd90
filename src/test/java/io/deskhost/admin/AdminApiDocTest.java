package io.deskhost.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/admin-api.md} lists the problems that there are. */
class AdminApiDocTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(/problems/[a-z-]+)` \\| (\\d+) \\|", Pattern.MULTILINE);

    @Test
    void listsEveryProblemAndNoOther() throws IOException {
        assertThat(ROW.matcher(Files.readString(Path.of("docs/admin-api.md"))).results()
                .map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri() + " " + type.status()).toList());
    }
}
