package io.deskhost.message;

/**
 * A probe of the round trip, sent back unchanged by whoever did not start it.
 *
 * @param lastDelay     the round trip measured before, milliseconds
 * @param targetBitrate what the encoder aims at, kbit/s
 */
public record ProbeMessage(long time, boolean fromClient, int lastDelay, int targetBitrate) implements SessionMessage {
}
