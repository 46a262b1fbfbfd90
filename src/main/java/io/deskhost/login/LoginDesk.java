package io.deskhost.login;

import io.deskhost.login.LoginProperties.VerificationMethod;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import io.deskhost.message.SessionKind;
import io.deskhost.permission.Permission;
import io.deskhost.permission.PermissionProperties;
import java.net.InetAddress;
import java.util.Optional;

/** Decides who comes in, in the order that clients expect. Any thread. */
public final class LoginDesk {

    private final String hostId;
    private final VerificationMethod method;
    private final PermanentPassword permanent;
    private final OneTimePassword oneTime;
    private final RecentSessions recent;
    private final AttemptLimits limits;
    private final PermissionProperties permissions;

    public LoginDesk(String hostId, VerificationMethod method, PermanentPassword permanent, OneTimePassword oneTime,
                     RecentSessions recent, AttemptLimits limits, PermissionProperties permissions) {
        this.hostId = hostId;
        this.method = method;
        this.permanent = permanent;
        this.oneTime = oneTime;
        this.recent = recent;
        this.limits = limits;
        this.permissions = permissions;
    }

    /** A fresh dialogue for one connection. */
    public LoginDialogue open(InetAddress address, String salt) {
        return new LoginDialogue(this, address, salt);
    }

    LoginOutcome decide(LoginRequest request, InetAddress address, String challenge) {
        Optional<String> forbidden = forbidden(request.session().kind());
        if (forbidden.isPresent()) {
            return new LoginOutcome.Refused(forbidden.get());
        }
        if (!Addressee.isThisHost(request.username(), hostId)) {
            return new LoginOutcome.Refused("Offline");
        }
        if (!method.oneTime() && !permanent.isSet()) {
            return new LoginOutcome.Retry("No Password Access");
        }
        return checkPassword(request, address, challenge);
    }

    private LoginOutcome checkPassword(LoginRequest request, InetAddress address, String challenge) {
        RecentSessions.Key key = RecentSessions.Key.of(request, address.getHostAddress());
        if (request.password().isEmpty()) {
            return new LoginOutcome.Waiting();
        }
        if (proves(request, recent.verifier(key), challenge)) {
            return new LoginOutcome.Accepted(request, "recent");
        }
        Optional<String> limited = limits.refusal(address);
        if (limited.isPresent()) {
            return new LoginOutcome.Retry(limited.get());
        }
        Optional<Octets> oneTimeVerifier = method.oneTime() ? Optional.of(oneTime.verifier()) : Optional.empty();
        boolean byOneTime = proves(request, oneTimeVerifier, challenge);
        boolean byPermanent = method.permanent() && proves(request, permanent.verifier(), challenge);
        if (byOneTime) {
            recent.remember(key, oneTimeVerifier.orElseThrow());
        }
        return byOneTime || byPermanent ? right(request, address, byPermanent ? "permanent" : "one-time")
                : wrong(address);
    }

    private LoginOutcome right(LoginRequest request, InetAddress address, String how) {
        limits.succeeded(address);
        oneTime.rightAttempt();
        return new LoginOutcome.Accepted(request, how);
    }

    private LoginOutcome wrong(InetAddress address) {
        limits.failed(address);
        oneTime.wrongAttempt();
        return new LoginOutcome.Retry("Wrong Password");
    }

    private static boolean proves(LoginRequest request, Optional<Octets> verifier, String challenge) {
        return verifier.map(known -> PasswordProof.of(known, challenge)).filter(request.password()::equals).isPresent();
    }

    private Optional<String> forbidden(SessionKind kind) {
        return switch (kind) {
            case DESKTOP -> Optional.empty();
            case FILES -> without(Permission.FILE, "No permission of file transfer");
            case CAMERA -> without(Permission.CAMERA, "No permission of viewing camera");
            case TERMINAL -> without(Permission.TERMINAL, "No permission of terminal");
            case TUNNEL -> without(Permission.TUNNEL, "No permission of IP tunneling");
        };
    }

    private Optional<String> without(Permission permission, String text) {
        return permissions.allows(permission) ? Optional.empty() : Optional.of(text);
    }

    void received(LoginRequest request, InetAddress address) {
        recent.touch(RecentSessions.Key.of(request, address.getHostAddress()));
    }

    void ended(LoginRequest request, InetAddress address, boolean saidGoodbye) {
        if (saidGoodbye) {
            recent.forget(RecentSessions.Key.of(request, address.getHostAddress()));
        }
        oneTime.replace();
    }
}
