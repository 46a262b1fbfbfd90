/**
 * Bytes to messages and back: framing, seal, protobuf. The only package that sees generated classes.
 *
 * <p>A connection's pipeline carries payloads, never frames, above {@link io.deskhost.wire.FrameWriter}:
 * <pre>
 *   socket | FrameDecoder | FrameWriter | FrameSealing (sealed roads, once there is a key) | session
 *
 *   in:   bytes -> FrameDecoder -> sealed payload -> FrameSealing -> payload -> MessageCodec.decode
 *   out:  MessageCodec.encode -> payload -> FrameSealing -> sealed payload -> FrameWriter -> header, payload -> bytes
 * </pre>
 * A message is encoded once for all its readers: write a {@code retainedDuplicate()} of the payload to each channel.
 * Only sealing is done for each. The session answers {@link io.deskhost.wire.ProtocolViolation}, which reaches it as
 * {@code exceptionCaught}, by closing; {@link io.deskhost.wire.UnreadableMessage} it drops and counts.
 */
@NullMarked
package io.deskhost.wire;

import org.jspecify.annotations.NullMarked;
