package io.deskhost.platform.x11;

import io.deskhost.service.ServiceUnavailable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cookie file as {@code xauth} writes it: entries of a 16-bit family and four counted strings (16-bit length, big
 * endian): address, display number, name of the method, secret.
 */
final class XAuthority {

    static final String COOKIE = "MIT-MAGIC-COOKIE-1";

    private static final Pattern DISPLAY = Pattern.compile(".*:(\\d+)(\\.\\d+)?");

    private XAuthority() {
    }

    /**
     * The cookie that the address names a file for; none if it does not.
     *
     * @throws ServiceUnavailable when that file has none for the display or cannot be read
     */
    static byte @Nullable [] cookie(X11Address address) throws ServiceUnavailable {
        if (address.authority().isEmpty()) {
            return null;
        }
        Path file = address.authority().get();
        Matcher number = DISPLAY.matcher(address.toString());
        if (!number.matches()) {
            throw new ServiceUnavailable("Not the name of a display: " + address);
        }
        try {
            return cookie(file, number.group(1)).orElseThrow(() ->
                    new ServiceUnavailable("No cookie for display " + address + " in " + file));
        } catch (IOException failure) {
            throw new ServiceUnavailable("Cannot read the X cookie file " + file + ": " + failure, failure);
        }
    }

    /** The first cookie for this display number; an entry without a number serves all. */
    static Optional<byte[]> cookie(Path file, String number) throws IOException {
        return entries(file).stream()
                .filter(entry -> entry.method.equals(COOKIE))
                .filter(entry -> entry.number.isEmpty() || entry.number.equals(number))
                .map(Entry::secret)
                .findFirst();
    }

    private static List<Entry> entries(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (true) {
                in.readUnsignedShort();
                counted(in);
                String number = new String(counted(in), StandardCharsets.US_ASCII);
                String method = new String(counted(in), StandardCharsets.US_ASCII);
                entries.add(new Entry(number, method, counted(in)));
            }
        } catch (EOFException _) {
            return entries;
        }
    }

    private static byte[] counted(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }

    private static final class Entry {

        private final String number;
        private final String method;
        private final byte[] secret;

        Entry(String number, String method, byte[] secret) {
            this.number = number;
            this.method = method;
            this.secret = secret;
        }

        byte[] secret() {
            return secret;
        }
    }
}
