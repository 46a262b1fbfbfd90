package io.deskhost.identity;

import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** The identity on disk: {@code identity.properties}, 0600, made at the first start and then only read. */
public final class IdentityFile {

    static final String NAME = "identity.properties";
    private static final int ID_DIGITS = 9;
    private static final int SALT_LENGTH = 32;

    private IdentityFile() {
    }

    /** @throws IOException when it cannot be read or written, or holds something else */
    public static HostIdentity loadOrCreate(StateDirectory state, Cryptography cryptography) throws IOException {
        Optional<byte[]> stored = state.read(NAME);
        return stored.isPresent() ? parse(stored.get(), state) : create(state, cryptography);
    }

    private static HostIdentity create(StateDirectory state, Cryptography cryptography) throws IOException {
        HostIdentity identity = new HostIdentity(Alphabet.digits(ID_DIGITS), cryptography.newSigningPair(),
                Alphabet.text(SALT_LENGTH), UUID.randomUUID().toString());
        String text = "# Who this host is. Whoever reads this file can pretend to be it.\n"
                + "id=" + identity.id() + "\nsalt=" + identity.salt() + "\nuuid=" + identity.uuid()
                + "\npublic-key=" + HexFormat.of().formatHex(identity.signing().publicKey())
                + "\nsecret-key=" + HexFormat.of().formatHex(identity.signing().secretKey()) + "\n";
        state.write(NAME, text.getBytes(StandardCharsets.UTF_8));
        return identity;
    }

    private static HostIdentity parse(byte[] content, StateDirectory state) throws IOException {
        Properties lines = lines(content, state);
        byte[] publicKey = key(lines, "public-key", 32, state);
        byte[] secretKey = key(lines, "secret-key", 64, state);
        if (!Arrays.equals(publicKey, Arrays.copyOfRange(secretKey, 32, 64))) {
            throw broken(state, "public-key and secret-key are no pair");
        }
        return new HostIdentity(text(lines, "id", state), new Cryptography.KeyPair(publicKey, secretKey),
                text(lines, "salt", state), text(lines, "uuid", state));
    }

    private static Properties lines(byte[] content, StateDirectory state) throws IOException {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException escape) {
            throw broken(state, "it is no file of properties");
        }
        return lines;
    }

    private static byte[] key(Properties lines, String name, int length, StateDirectory state) throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(text(lines, name, state));
            if (key.length == length) {
                return key;
            }
        } catch (IllegalArgumentException notHex) {
            // said below, without the key
        }
        throw broken(state, name + " is not " + length + " bytes in hex");
    }

    private static String text(Properties lines, String name, StateDirectory state) throws IOException {
        String value = lines.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw broken(state, name + " is missing");
        }
        return value;
    }

    private static IOException broken(StateDirectory state, String why) {
        return StateUnavailable.of(state.resolve(NAME), new IOException(why));
    }
}
