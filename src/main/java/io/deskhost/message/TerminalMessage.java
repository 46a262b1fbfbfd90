package io.deskhost.message;

/** Terminals. Known by kind only, until terminals are served. */
public sealed interface TerminalMessage extends SessionMessage {

    record TerminalAction(String kind) implements TerminalMessage {
    }

    record TerminalResponse(String kind) implements TerminalMessage {
    }
}
