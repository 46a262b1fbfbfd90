package io.deskhost.message;

/** A change of options in mid-session. */
public record OptionMessage(SessionOptions options) implements SessionMessage {
}
