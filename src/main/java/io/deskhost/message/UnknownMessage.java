package io.deskhost.message;

/** An envelope without a member that this version knows: legal, and never answered. An empty frame is one too. */
public record UnknownMessage() implements SessionMessage {
}
