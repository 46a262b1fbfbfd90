package io.deskhost.message;

/** One message of a session, in either direction. */
public sealed interface SessionMessage
        permits AudioMessage, ClipboardMessage, ControlMessage, CursorMessage, DisplayMessage, FileMessage,
                HandshakeMessage, InputMessage, LoginMessage, OptionMessage, ProbeMessage, TerminalMessage,
                UnknownMessage, VideoMessage {
}
