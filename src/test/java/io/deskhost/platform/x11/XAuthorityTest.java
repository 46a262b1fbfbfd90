package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XAuthorityTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("authority");
    }

    @Test
    void takesTheCookieOfTheDisplay() throws IOException {
        write(entry("host", "7", "MIT-MAGIC-COOKIE-1", "aa") + entry("host", "12", "XDM-AUTHORIZATION-1", "bb")
                + entry("host", "12", "MIT-MAGIC-COOKIE-1", "cc"));
        assertThat(XAuthority.cookie(file, "12")).hasValue(new byte[] {(byte) 0xcc});
    }

    @Test
    void takesAnEntryWithoutNumberForAll() throws IOException {
        write(entry("", "", "MIT-MAGIC-COOKIE-1", "0102"));
        assertThat(XAuthority.cookie(file, "3")).hasValue(new byte[] {1, 2});
    }

    @Test
    void findsNothingInForeignEmptyOrTruncatedFiles() throws IOException {
        write("");
        assertThat(XAuthority.cookie(file, "3")).isEmpty();
        String other = entry("host", "7", "MIT-MAGIC-COOKIE-1", "aa");
        write(other);
        assertThat(XAuthority.cookie(file, "3")).isEmpty();
        write(other.substring(0, other.length() - 2));
        assertThat(XAuthority.cookie(file, "7")).isEmpty();
    }

    private void write(String hex) throws IOException {
        Files.write(file, HexFormat.of().parseHex(hex));
    }

    private static String entry(String host, String number, String method, String secret) {
        return "0100" + counted(text(host)) + counted(text(number)) + counted(text(method)) + counted(secret);
    }

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String counted(String hex) {
        return "%04x%s".formatted(hex.length() / 2, hex);
    }
}
