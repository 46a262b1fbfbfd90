package io.deskhost.desktop.supervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of X cookies. Numbers are big-endian, each text has its length in front:
 *
 * <pre>
 * family (2) | address | display number as text | protocol | cookie
 * </pre>
 */
final class Xauthority {

    static final String MIT_MAGIC_COOKIE = "MIT-MAGIC-COOKIE-1";

    /** Fits any host; with an empty number also any display, so that it can be written before the number is known. */
    static final int FAMILY_WILD = 0xFFFF;

    private static final int COOKIE_BYTES = 16;

    /** One cookie; its text hides it. */
    record Entry(int family, String address, String number, String protocol, byte[] cookie) {

        boolean fits(int display) {
            return protocol.equals(MIT_MAGIC_COOKIE)
                    && (number.isEmpty() || number.equals(Integer.toString(display)));
        }

        @Override
        public String toString() {
            return "Entry[display=" + number + "]";
        }
    }

    private Xauthority() {
    }

    static Entry freshCookie() {
        byte[] cookie = new byte[COOKIE_BYTES];
        new SecureRandom().nextBytes(cookie);
        return anyDisplay(cookie);
    }

    static Entry anyDisplay(byte[] cookie) {
        return new Entry(FAMILY_WILD, "", "", MIT_MAGIC_COOKIE, cookie);
    }

    static byte[] encode(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Entry entry : entries) {
                out.writeShort(entry.family());
                writeText(out, entry.address());
                writeText(out, entry.number());
                writeText(out, entry.protocol());
                out.writeShort(entry.cookie().length);
                out.write(entry.cookie());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A file that is missing holds no entries; what follows a broken entry is left out. */
    static List<Entry> read(Path file) throws IOException {
        try {
            return decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    static List<Entry> decode(byte[] bytes) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                entries.add(new Entry(in.readUnsignedShort(), readText(in), readText(in), readText(in),
                        readBytes(in)));
            }
        } catch (EOFException e) {
            return List.copyOf(entries);
        }
        return List.copyOf(entries);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.ISO_8859_1);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }
}
