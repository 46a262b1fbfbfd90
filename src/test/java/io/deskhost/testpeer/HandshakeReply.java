package io.deskhost.testpeer;

/** How a client answers the host's {@code signed_id}: as it should, or in a way that a host has to survive. */
public enum HandshakeReply {
    /** Its key and a sealed session key; everything is sealed from then on. */
    PROPER,
    /** A {@code public_key} without content: "your signature did not verify". */
    EMPTY_KEY,
    /** A frame without content. */
    EMPTY_MESSAGE,
    /** A message that is no {@code public_key}. */
    OTHER_MESSAGE,
    /** A key of the right length and a box that it does not open. */
    BROKEN_BOX,
    /** A key of 31 bytes. */
    SHORT_KEY,
    /** A right box around a session key of 31 bytes. */
    SHORT_SESSION_KEY,
    /** Bytes that are no message. */
    GARBAGE,
    /** Nothing at all. */
    SILENCE
}
