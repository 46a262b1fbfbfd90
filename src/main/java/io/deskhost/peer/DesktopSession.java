package io.deskhost.peer;

import io.deskhost.desktop.DesktopDescription;
import io.deskhost.display.Layout;
import io.deskhost.login.LoginDialogue;
import io.deskhost.message.AudioMessage;
import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.CursorMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.FileMessage;
import io.deskhost.message.HandshakeMessage;
import io.deskhost.message.InputMessage;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.PeerInfo;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.Size;
import io.deskhost.message.TerminalMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage;
import io.deskhost.permission.OptionScope;
import io.deskhost.permission.Permission;
import io.deskhost.permission.Ruling;
import io.deskhost.permission.Scope;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A remote-control session: pictures to the peer, keys and pointer from it. Confined to its event loop. */
final class DesktopSession implements Phase {

    /** What this host promises: what is missing is refused, not versioned away. */
    static final String VERSION = "1.4.9";

    /** Long enough for a clipboard with pictures. */
    private static final int FRAME_LIMIT = 64 << 20;

    private final PeerConnection connection;
    private final LoginDialogue dialogue;
    private final ViewerOptions options = new ViewerOptions();
    private final Displays displays;
    private final Control control;
    private final HostPointer pointer;
    private final Refusals refusals;
    private final Screenshots screenshots;
    private Subscription displayList = () -> { };
    private boolean left;

    private DesktopSession(PeerConnection connection, LoginDialogue dialogue, LoginRequest request,
                           DesktopDescription description) {
        this.connection = connection;
        this.dialogue = dialogue;
        boolean webClient = request.videoAckRequired() && request.version().isEmpty();
        this.displays = new Displays(connection, description, () -> options.wish(connection.facts().roundTrip),
                !PeerVersion.parse(request.version()).atLeast(PeerVersion.CAPTURES_DISPLAYS), webClient);
        this.control = new Control(connection.host().desktop(), connection.number());
        this.pointer = new HostPointer(connection, displays);
        this.refusals = new Refusals(connection);
        this.screenshots = new Screenshots(connection, displays);
    }

    static Phase begin(PeerConnection connection, LoginDialogue dialogue, LoginRequest request,
                       DesktopDescription description) {
        connection.admitted(FRAME_LIMIT);
        DesktopSession session = new DesktopSession(connection, dialogue, request, description);
        connection.say(new LoginMessage.LoginAccepted(peerInfo(description)));
        session.tellPermissions(request);
        if (request.videoAckRequired()) {
            connection.outbox().acknowledging();
        }
        try {
            session.open(OptionScope.ofLogin(SessionKind.DESKTOP, request.option()));
        } catch (RuntimeException fault) {
            session.leave();
            throw fault;
        }
        return session;
    }

    private static PeerInfo peerInfo(DesktopDescription description) {
        Layout layout = description.layout();
        return new PeerInfo(description.user(), description.hostname(), "Linux", layout.displays(), layout.primary(),
                VERSION, Optional.of(new PeerInfo.Features(false, false)), Optional.of(description.encoding()),
                Optional.of(layout.modes().isEmpty() ? List.of() : layout.modes().get(layout.primary())), "");
    }

    /** All eight, on and off; an old web client ends at those that it does not know. */
    private void tellPermissions(LoginRequest request) {
        boolean webClient = request.videoAckRequired() && request.version().isEmpty();
        List<Permission> known = webClient
                ? List.of(Permission.KEYBOARD, Permission.CLIPBOARD, Permission.AUDIO) : Permission.TOLD;
        known.forEach(permission -> connection.say(new ControlMessage.PermissionInfo(
                permission.number().orElseThrow(), allows(permission))));
    }

    private void open(SessionOptions wishes) {
        options.apply(wishes);
        refusals.options(wishes);
        try {
            displayList = connection.host().desktop().subscribe(ServiceName.DISPLAY, this::displaysChanged);
        } catch (ServiceUnavailable missing) {
            throw new IllegalStateException(missing);
        }
        displays.watchCurrent();
        decide();
    }

    /** Wishes, rights or displays have changed: what the peer may do and is told follows. */
    private void decide() {
        try {
            boolean controls = control.decide(connection.facts().permissions, options.keyboardDisabled());
            pointer.decide(options, controls);
        } catch (ServiceUnavailable missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void displaysChanged(Published published) {
        if (published instanceof Published.Said said
                && said.message() instanceof DisplayMessage.DisplaysChanged changed) {
            connection.onLoop(() -> listChanged(changed));
        } else if (published instanceof Published.Answer answer && answer.peer() == connection.number()) {
            connection.onLoop(() -> connection.say(answer.message()));
        }
    }

    private void listChanged(DisplayMessage.DisplaysChanged changed) {
        if (!left) {
            displays.changed(changed.displays());
            decide();
        }
    }

    @Override
    public String label() {
        return "session";
    }

    @Override
    public Phase on(SessionMessage message) {
        dialogue.received();
        switch (Scope.decide(SessionKind.DESKTOP, Scope.Phase.SESSION, message)) {
            case Ruling.Allowed allowed when allowed.permission().map(this::allows).orElse(true) -> act(message);
            case Ruling.Allowed _ -> connection.host().meters().dropped("permission");
            case Ruling.Ignored _ -> connection.host().meters().dropped("ignored");
            case Ruling.Violation _ -> connection.host().meters().dropped("scope");
        }
        return this;
    }

    private void act(SessionMessage message) {
        switch (message) {
            case InputMessage input -> {
                if (control.isOpen()) {
                    pointer.input(input);
                    control.input(input);
                }
            }
            case OptionMessage option -> apply(option.options());
            case DisplayMessage display -> display(display);
            case VideoMessage video -> video(video);
            case ControlMessage request -> refusals.control(request);
            case AudioMessage audio -> refusals.audio(audio);
            case ClipboardMessage _, FileMessage _, TerminalMessage _, CursorMessage _, HandshakeMessage _,
                 LoginMessage _, ProbeMessage _, UnknownMessage _ -> { }
        }
    }

    private void apply(SessionOptions wishes) {
        options.apply(wishes);
        refusals.options(wishes);
        decide();
        displays.wishChanged();
    }

    private void display(DisplayMessage message) {
        switch (message) {
            case DisplayMessage.SwitchDisplay wanted -> {
                if (displays.switchTo(wanted.display()) && allows(Permission.KEYBOARD)) {
                    changeResolution(wanted.display(), new Size(wanted.width(), wanted.height()));
                }
                decide();
            }
            case DisplayMessage.CaptureDisplays capture -> {
                displays.capture(capture);
                decide();
            }
            case DisplayMessage.MessageQuery query -> displays.describe(query.display());
            case DisplayMessage.ScreenshotRequest request -> screenshots.take(request.display(), request.sid());
            case DisplayMessage.ChangeResolution change ->
                    changeResolution(change.display().orElse(displays.current()), change.size());
            case DisplayMessage.ToggleVirtualDisplay _,
                 DisplayMessage.DisplaysChanged _, DisplayMessage.FollowDisplay _,
                 DisplayMessage.ScreenshotResponse _ -> { }
        }
    }

    /** A size of 0x0 means "as it is". */
    private void changeResolution(int display, Size size) {
        if (size.width() > 0 && size.height() > 0) {
            displays.name(display).ifPresent(name -> connection.host().desktop().command(
                    new ServiceCommand.ChangeResolution(connection.number(), name, size)));
        }
    }

    private void video(VideoMessage message) {
        switch (message) {
            case VideoMessage.RefreshAll refresh when refresh.wanted() -> displays.refreshAll();
            case VideoMessage.RefreshDisplay refresh -> displays.refresh(refresh.display());
            case VideoMessage.ClientRecording recording when recording.recording() -> displays.refreshAll();
            case VideoMessage.VideoReceived _ -> connection.outbox().acknowledged();
            case VideoMessage.AutoAdjustFps adjust -> {
                options.adjustFps(adjust.fps());
                displays.wishChanged();
            }
            case VideoMessage.RefreshAll _, VideoMessage.ClientRecording _, VideoMessage.VideoFrame _,
                 VideoMessage.EncodingChanged _ -> { }
        }
    }

    private boolean allows(Permission permission) {
        return connection.facts().permissions.getOrDefault(permission, false);
    }

    @Override
    public Duration stall(PeerLimits limits) {
        return limits.videoStall();
    }

    @Override
    public Phase onTick() {
        if (control.tick(connection.facts().lastReceived)) {
            pointer.released();
        }
        return this;
    }

    @Override
    public void leave() {
        left = true;
        displays.close();
        pointer.close();
        control.close();
        displayList.close();
    }
}
