package io.deskhost.login;

import io.deskhost.identity.Cryptography;
import io.deskhost.message.Octets;
import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The permanent password: only its verifier is kept, in {@code password}, sealed under the key in {@code password.key}
 * with a fresh nonce each time. Bytes: nonce (24), secretbox of the verifier (16 + 32). Any thread.
 */
public final class PermanentPassword {

    static final String FILE = "password";
    static final String KEY_FILE = "password.key";
    private static final int NONCE = 24;
    private static final int KEY = 32;
    private static final int LONGEST = 128;

    private final StateDirectory state;
    private final Cryptography cryptography;
    private final String salt;
    private volatile Optional<Octets> verifier;

    /** @throws IOException when what is stored cannot be read or opened: never taken for "no password" */
    public PermanentPassword(StateDirectory state, Cryptography cryptography, String salt) throws IOException {
        this.state = state;
        this.cryptography = cryptography;
        this.salt = salt;
        this.verifier = load();
    }

    Optional<Octets> verifier() {
        return verifier;
    }

    public boolean isSet() {
        return verifier.isPresent();
    }

    /**
     * @throws IllegalArgumentException when it is empty or longer than {@value #LONGEST} characters
     * @throws IOException              when it cannot be stored; the old one then stays
     */
    public synchronized void set(String password) throws IOException {
        if (password.isEmpty() || password.length() > LONGEST) {
            throw new IllegalArgumentException("A password has 1 to " + LONGEST + " characters.");
        }
        Octets fresh = PasswordProof.verifier(password, salt);
        if (verifier.filter(fresh::equals).isPresent()) {
            return;
        }
        byte[] nonce = cryptography.random(NONCE);
        byte[] sealed = cryptography.secretBox(fresh.toArray(), nonce, key());
        byte[] content = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, content, NONCE, sealed.length);
        state.write(FILE, content);
        verifier = Optional.of(fresh);
    }

    private byte[] key() throws IOException {
        Optional<byte[]> stored = state.read(KEY_FILE);
        if (stored.isPresent() && stored.get().length == KEY) {
            return stored.get();
        }
        byte[] key = cryptography.random(KEY);
        state.write(KEY_FILE, key);
        return key;
    }

    private Optional<Octets> load() throws IOException {
        Optional<byte[]> stored = state.read(FILE);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = stored.get();
        Optional<byte[]> key = state.read(KEY_FILE).filter(bytes -> bytes.length == KEY);
        if (content.length <= NONCE || key.isEmpty()) {
            throw unusable();
        }
        byte[] opened = cryptography.openSecretBox(Arrays.copyOfRange(content, NONCE, content.length),
                Arrays.copyOf(content, NONCE), key.get()).orElseThrow(this::unusable);
        return Optional.of(Octets.of(opened));
    }

    private IOException unusable() {
        return StateUnavailable.of(state.resolve(FILE),
                new IOException("the stored password cannot be opened; remove this file and set the password anew"));
    }
}
