package io.deskhost.login;

import io.deskhost.identity.Alphabet;
import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The login of one connection: one challenge, one scope. Confined to the connection's event loop. */
public final class LoginDialogue {

    /** 160 random bits; any length is accepted by clients. */
    private static final int CHALLENGE_LENGTH = 32;

    private final LoginDesk desk;
    private final InetAddress address;
    private final Hash hash;
    private @Nullable Octets latched;
    private @Nullable LoginRequest accepted;

    LoginDialogue(LoginDesk desk, InetAddress address, String salt) {
        this.desk = desk;
        this.address = address;
        this.hash = new Hash(salt, Alphabet.text(CHALLENGE_LENGTH));
    }

    /**
     * What the first request fixes: a later one may bring another password, never another session. Kept as a digest,
     * since a stranger's words may be long.
     */
    private static Octets scope(LoginRequest request) {
        return PasswordProof.digest(request.myId(), request.session().toString());
    }

    public Hash hash() {
        return hash;
    }

    public LoginOutcome attempt(LoginRequest request) {
        Octets scope = scope(request);
        if (latched == null) {
            latched = scope;
        } else if (!latched.equals(scope)) {
            return new LoginOutcome.Refused("Connection not allowed");
        }
        LoginOutcome outcome = desk.decide(request, address, hash.challenge());
        if (outcome instanceof LoginOutcome.Accepted) {
            accepted = request;
        }
        return outcome;
    }

    /** A frame of the session was received. */
    public void received() {
        if (accepted != null) {
            desk.received(accepted, address);
        }
    }

    /** The connection has ended. @param goodbye one side said so, it was not just cut off */
    public void ended(boolean goodbye) {
        if (accepted != null) {
            desk.ended(accepted, address, goodbye);
            accepted = null;
        }
    }
}
