package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XauthorityTest {

    private final Xauthority.Entry entry =
            new Xauthority.Entry(256, "desk", "7", Xauthority.MIT_MAGIC_COOKIE, new byte[] {1, 2, 3});

    @Test
    void readsWhatItWrites() throws IOException {
        byte[] bytes = Xauthority.encode(List.of(entry, Xauthority.freshCookie()));

        List<Xauthority.Entry> entries = Xauthority.decode(bytes);

        assertThat(Xauthority.encode(entries)).isEqualTo(bytes);
        assertThat(entries.getFirst().address()).isEqualTo("desk");
        assertThat(entries.getFirst().cookie()).containsExactly(1, 2, 3);
    }

    @Test
    void keepsWhatPrecedesABrokenEntry() throws IOException {
        byte[] bytes = Xauthority.encode(List.of(entry, entry));

        assertThat(Xauthority.decode(Arrays.copyOf(bytes, bytes.length - 1))).hasSize(1);
    }

    @Test
    void cookieFitsItsDisplayOrAny() {
        assertThat(entry.fits(7)).isTrue();
        assertThat(entry.fits(8)).isFalse();
        assertThat(Xauthority.freshCookie().fits(8)).isTrue();
    }

    @Test
    void cookiesDifferAndAreNotShown() {
        Xauthority.Entry fresh = Xauthority.freshCookie();

        assertThat(fresh.cookie()).hasSize(16).isNotEqualTo(Xauthority.freshCookie().cookie());
        assertThat(fresh.toString()).doesNotContain(HexFormat.of().formatHex(fresh.cookie()));
    }

    @Test
    void xauthReadsOurFile(@TempDir Path directory) throws IOException {
        Needs.program("xauth");
        Path file = Files.write(directory.resolve("cookies"), Xauthority.encode(List.of(entry)));

        assertThat(ProgramRun.of(new ProcessBuilder("xauth", "-f", file.toString(), "list")))
                .contains("desk/unix:7").contains("MIT-MAGIC-COOKIE-1").contains("010203");
    }

    @Test
    void missingFileHoldsNothing(@TempDir Path directory) throws IOException {
        assertThat(Xauthority.read(directory.resolve("none"))).isEmpty();
    }
}
