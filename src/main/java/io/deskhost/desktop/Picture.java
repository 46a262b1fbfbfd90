package io.deskhost.desktop;

import io.deskhost.service.EncoderClass;
import io.netty.buffer.ByteBuf;

/**
 * A coded picture, serialised once for all its viewers.
 *
 * @param capturedAt {@link System#nanoTime()} when the change was seen, the same clock on both sides
 * @param message    a whole message of the peer protocol, shared: read it through a duplicate or slice
 */
public record Picture(EncoderClass encoderClass, long capturedAt, boolean key, ByteBuf message) {
}
