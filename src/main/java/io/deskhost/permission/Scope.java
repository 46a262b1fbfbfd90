package io.deskhost.permission;

import static io.deskhost.permission.Ruling.allow;
import static io.deskhost.permission.Ruling.ignore;
import static io.deskhost.permission.Ruling.violation;

import io.deskhost.message.AudioMessage;
import io.deskhost.message.ClipboardMessage;
import io.deskhost.message.ControlMessage;
import io.deskhost.message.CursorMessage;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.FileMessage;
import io.deskhost.message.HandshakeMessage;
import io.deskhost.message.InputMessage;
import io.deskhost.message.LoginMessage;
import io.deskhost.message.OptionMessage;
import io.deskhost.message.ProbeMessage;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionMessage;
import io.deskhost.message.TerminalMessage;
import io.deskhost.message.UnknownMessage;
import io.deskhost.message.VideoMessage;

/**
 * The one table of what a session may send: closed by default, since no switch here has one. It says nothing about
 * what a message does; {@code ignore} is for what ordinary clients tell all their sessions.
 */
public final class Scope {

    /** Where a session stands, for this table. */
    public enum Phase {
        LOGIN, SECOND_FACTOR, SESSION, CLOSED
    }

    private Scope() {
    }

    /** @param kind of the session; without meaning before it has begun */
    public static Ruling decide(SessionKind kind, Phase phase, SessionMessage message) {
        return switch (phase) {
            case LOGIN -> beforeLogin(message, false);
            case SECOND_FACTOR -> beforeLogin(message, true);
            case SESSION -> inSession(kind, message);
            case CLOSED -> violation();
        };
    }

    private static Ruling beforeLogin(SessionMessage message, boolean factorAsked) {
        return switch (message) {
            case LoginMessage.LoginRequest _, ProbeMessage _, ControlMessage.CloseReason _ -> allow();
            case LoginMessage.SecondFactor _ -> factorAsked ? allow() : violation();
            case UnknownMessage _ -> ignore();
            case LoginMessage _, ControlMessage _, HandshakeMessage _, InputMessage _, ClipboardMessage _,
                 CursorMessage _, DisplayMessage _, FileMessage _, AudioMessage _, OptionMessage _, TerminalMessage _,
                 VideoMessage _ -> violation();
        };
    }

    private static Ruling inSession(SessionKind kind, SessionMessage message) {
        return switch (message) {
            case ProbeMessage _ -> allow();
            case LoginMessage login -> login(login);
            case ControlMessage control -> control(kind, control);
            case InputMessage _ -> desktopOr(kind, allow(Permission.KEYBOARD), ignoredByCamera(kind));
            case ClipboardMessage clipboard -> clipboard(kind, clipboard);
            case AudioMessage audio -> audio(kind, audio);
            case DisplayMessage display -> display(kind, display);
            case VideoMessage video -> video(kind, video);
            case OptionMessage option -> OptionScope.decide(kind, option.options());
            case FileMessage file -> file(kind, file);
            case TerminalMessage terminal -> terminal(kind, terminal);
            case UnknownMessage _ -> ignore();
            case HandshakeMessage _, CursorMessage _ -> violation();
        };
    }

    private static Ruling login(LoginMessage login) {
        return switch (login) {
            case LoginMessage.LoginRequest _ -> ignore();
            case LoginMessage.Hash _, LoginMessage.LoginError _, LoginMessage.LoginAccepted _,
                 LoginMessage.SecondFactor _, LoginMessage.SidesSwitched _ -> violation();
        };
    }

    private static Ruling control(SessionKind kind, ControlMessage control) {
        return switch (control) {
            case ControlMessage.CloseReason _ -> allow();
            case ControlMessage.Chat _ -> switch (kind) {
                case DESKTOP, CAMERA, TERMINAL -> allow();
                case FILES, TUNNEL -> violation();
            };
            case ControlMessage.TogglePrivacyMode _ -> desktopOr(kind, allow(), ignoredByCamera(kind));
            case ControlMessage.RestartDevice _ -> desktopOr(kind, allow(Permission.RESTART), violation());
            case ControlMessage.SwitchSidesRequest _, ControlMessage.ElevationRequest _, ControlMessage.Foreign _ ->
                    desktopOr(kind, ignore(), violation());
            case ControlMessage.PermissionInfo _, ControlMessage.BackNotification _, ControlMessage.MessageBox _,
                 ControlMessage.SwitchBack _ -> violation();
        };
    }

    private static Ruling clipboard(SessionKind kind, ClipboardMessage message) {
        return switch (message) {
            case ClipboardMessage.ClipboardChanged _ -> switch (kind) {
                case DESKTOP -> allow(Permission.CLIPBOARD);
                case FILES, TERMINAL, CAMERA -> ignore();
                case TUNNEL -> violation();
            };
            case ClipboardMessage.FileClipboard _ -> desktopOr(kind, allow(Permission.FILE), violation());
        };
    }

    private static Ruling audio(SessionKind kind, AudioMessage message) {
        return switch (message) {
            case AudioMessage.VoiceCallResponse _ -> violation();
            case AudioMessage.AudioFormat _, AudioMessage.AudioFrame _, AudioMessage.VoiceCallRequest _ ->
                    switch (kind) {
                        case DESKTOP, CAMERA -> allow();
                        case FILES, TERMINAL, TUNNEL -> violation();
                    };
        };
    }

    private static Ruling display(SessionKind kind, DisplayMessage message) {
        return switch (message) {
            case DisplayMessage.SwitchDisplay _, DisplayMessage.CaptureDisplays _, DisplayMessage.MessageQuery _,
                 DisplayMessage.ScreenshotRequest _ -> watching(kind);
            case DisplayMessage.ChangeResolution _ ->
                    desktopOr(kind, allow(Permission.KEYBOARD), ignoredByCamera(kind));
            case DisplayMessage.ToggleVirtualDisplay _ -> desktopOr(kind, ignore(), ignoredByCamera(kind));
            case DisplayMessage.DisplaysChanged _, DisplayMessage.FollowDisplay _,
                 DisplayMessage.ScreenshotResponse _ -> violation();
        };
    }

    private static Ruling video(SessionKind kind, VideoMessage message) {
        return switch (message) {
            case VideoMessage.RefreshAll _, VideoMessage.RefreshDisplay _ -> switch (kind) {
                case DESKTOP, CAMERA -> allow();
                case FILES, TERMINAL, TUNNEL -> ignore();
            };
            case VideoMessage.VideoReceived _, VideoMessage.ClientRecording _ -> watching(kind);
            case VideoMessage.AutoAdjustFps _ -> desktopOr(kind, allow(), violation());
            case VideoMessage.VideoFrame _, VideoMessage.EncodingChanged _ -> violation();
        };
    }

    private static Ruling file(SessionKind kind, FileMessage message) {
        return switch (message) {
            case FileMessage.FileAction _, FileMessage.FileResponse _ -> switch (kind) {
                case FILES -> allow(Permission.FILE);
                case DESKTOP -> ignore();
                case CAMERA, TERMINAL, TUNNEL -> violation();
            };
        };
    }

    private static Ruling terminal(SessionKind kind, TerminalMessage message) {
        return switch (message) {
            case TerminalMessage.TerminalAction _ -> switch (kind) {
                case TERMINAL -> allow(Permission.TERMINAL);
                case DESKTOP -> ignore();
                case CAMERA, FILES, TUNNEL -> violation();
            };
            case TerminalMessage.TerminalResponse _ -> violation();
        };
    }

    private static Ruling watching(SessionKind kind) {
        return switch (kind) {
            case DESKTOP, CAMERA -> allow();
            case FILES, TERMINAL, TUNNEL -> violation();
        };
    }

    /** Old clients send it to cameras too. */
    private static Ruling ignoredByCamera(SessionKind kind) {
        return kind == SessionKind.CAMERA ? ignore() : violation();
    }

    private static Ruling desktopOr(SessionKind kind, Ruling desktop, Ruling other) {
        return kind == SessionKind.DESKTOP ? desktop : other;
    }
}
