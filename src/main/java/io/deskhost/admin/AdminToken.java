package io.deskhost.admin;

import io.deskhost.state.StateDirectory;
import io.deskhost.state.StateUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bearer token of this host's administrator: 32 random bytes, made at the first start and kept in a file that
 * only its owner reads. In memory there is only its digest.
 */
final class AdminToken implements TokenSource {

    static final String FILE = "admin-token";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private final byte[] digest;
    private final Optional<String> fresh;

    private AdminToken(Path file, String token, boolean fresh) {
        this.file = file;
        this.digest = digest(token);
        this.fresh = fresh ? Optional.of(token) : Optional.empty();
    }

    /** Reads the token, or makes it. */
    static AdminToken in(StateDirectory state) throws StateUnavailable {
        Path file = state.resolve(FILE);
        try {
            Optional<byte[]> kept = state.read(FILE);
            return kept.isPresent() ? kept(file, kept.get()) : make(state, file);
        } catch (IOException e) {
            throw StateUnavailable.of(file, e);
        }
    }

    private static AdminToken kept(Path file, byte[] content) throws IOException {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others can read it; it may be known. Delete it to get a new token");
        }
        String token = new String(content, StandardCharsets.UTF_8).strip();
        if (!FORM.matcher(token).matches()) {
            throw new IOException("it does not hold a token. Delete it to get a new one");
        }
        return new AdminToken(file, token, false);
    }

    private static AdminToken make(StateDirectory state, Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Arrays.fill(random, (byte) 0);
        state.write(FILE, (token + "\n").getBytes(StandardCharsets.UTF_8));
        return new AdminToken(file, token, true);
    }

    /** Takes the same time however much of the token is right. */
    @Override
    public Optional<Caller> find(String token) {
        return MessageDigest.isEqual(digest, digest(token)) ? Optional.of(Caller.ADMINISTRATOR) : Optional.empty();
    }

    Path file() {
        return file;
    }

    /** The token itself, only in the run that made it: for its one print. */
    Optional<String> fresh() {
        return fresh;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
