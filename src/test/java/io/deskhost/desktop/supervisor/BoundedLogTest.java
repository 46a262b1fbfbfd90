package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    @TempDir
    private Path directory;

    @Test
    void keepsTheLastPartOfALotOfOutput() throws IOException {
        byte[] output = new byte[3 * (int) BoundedLog.LIMIT + 5];
        output[output.length - 1] = 'z';

        new BoundedLog(directory.resolve("x.log")).copy(new ByteArrayInputStream(output));

        assertThat(Files.size(directory.resolve("x.log"))).isLessThanOrEqualTo(BoundedLog.LIMIT);
        assertThat(Files.size(directory.resolve("x.log.1"))).isLessThanOrEqualTo(BoundedLog.LIMIT);
        assertThat(Files.readString(directory.resolve("x.log"))).endsWith("z");
        assertThat(directory.toFile().list()).hasSize(2);
    }

    @Test
    void readsOnWhenNothingCanBeWritten() throws IOException {
        InputStream output = new ByteArrayInputStream("line\n".repeat(9000).getBytes());

        new BoundedLog(directory.resolve("missing/x.log")).copy(output);

        assertThat(output.available()).isZero();
    }
}
