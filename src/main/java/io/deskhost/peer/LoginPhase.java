package io.deskhost.peer;

import io.deskhost.desktop.DesktopDescription;
import io.deskhost.event.HostEvent;
import io.deskhost.login.LoginDialogue;
import io.deskhost.login.LoginOutcome;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionMessage;
import io.deskhost.permission.Permission;
import io.deskhost.permission.Ruling;
import io.deskhost.permission.Scope;
import java.util.Map;
import java.util.stream.Collectors;

/** The dialogue before a session: everything but a login is dropped. Begins with {@code hash}, as its first word. */
final class LoginPhase implements Phase {

    private static final String NO_ENCODER =
            "This host has no video encoder: neither libvpx nor FFmpeg works there.";

    private final PeerConnection connection;
    private final LoginDialogue dialogue;

    LoginPhase(PeerConnection connection) {
        this.connection = connection;
        HostContext host = connection.host();
        this.dialogue = host.loginDesk().open(connection.facts().address, host.identity().salt());
        connection.say(dialogue.hash());
        connection.probe();
    }

    @Override
    public String label() {
        return "login";
    }

    @Override
    public Phase on(SessionMessage message) {
        Ruling ruling = Scope.decide(SessionKind.DESKTOP, Scope.Phase.LOGIN, message);
        return switch (ruling) {
            case Ruling.Allowed _ when message instanceof LoginRequest request -> login(request);
            case Ruling.Allowed _, Ruling.Ignored _ -> this;
            case Ruling.Violation _ -> {
                connection.host().meters().dropped("scope");
                yield this;
            }
        };
    }

    private Phase login(LoginRequest request) {
        connection.facts().introduced(request);
        return switch (dialogue.attempt(request)) {
            case LoginOutcome.Accepted accepted -> accepted(accepted);
            case LoginOutcome.Waiting _ -> this;
            case LoginOutcome.Retry retry -> {
                refused(retry.text());
                connection.say(new LoginError(retry.text(), false));
                yield this;
            }
            case LoginOutcome.Refused refused -> {
                refused(refused.text());
                connection.refuse(refused.text(), CloseReason.REFUSED);
                yield this;
            }
        };
    }

    private Phase accepted(LoginOutcome.Accepted accepted) {
        connection.host().meters().login("accepted");
        connection.onEnd(reason -> dialogue.ended(reason.deliberate()));
        HostContext host = connection.host();
        host.desktop().whenUp(host.limits().desktop().toMillis()).whenComplete((description, missing) ->
                connection.onLoop(() -> {
                    if (description == null) {
                        connection.refuse(missing.getMessage(), CloseReason.NO_DESKTOP);
                    } else if (description.encoding().codecs().isEmpty()) {
                        connection.refuse(NO_ENCODER, CloseReason.NO_DESKTOP);
                    } else if (connection.isOpen()) {
                        connection.next(session(accepted, description));
                    }
                }));
        return new WaitingForDesktop();
    }

    private Phase session(LoginOutcome.Accepted accepted, DesktopDescription description) {
        HostContext host = connection.host();
        PeerFacts facts = connection.facts();
        facts.permissions = host.permissions().all();
        host.events().publish(new HostEvent.PeerLoggedIn(host.clock().instant(), facts.id,
                facts.address.getHostAddress(), facts.peerId, facts.peerName, "desktop", accepted.method(),
                facts.permissions.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey)
                        .map(Permission::label).collect(Collectors.toSet())));
        return DesktopSession.begin(connection, dialogue, accepted.request(), description);
    }

    private void refused(String text) {
        HostContext host = connection.host();
        PeerFacts facts = connection.facts();
        host.meters().login("refused");
        host.events().publish(new HostEvent.LoginRefused(host.clock().instant(), facts.id,
                facts.address.getHostAddress(), facts.peerId, facts.peerName, text));
    }

    /** Let in, but the desktop is not there yet: nothing counts until it is. */
    private static final class WaitingForDesktop implements Phase {

        @Override
        public String label() {
            return "login";
        }

        @Override
        public Phase on(SessionMessage message) {
            return this;
        }
    }
}
