/**
 * Bytes to messages and back: framing, seal, protobuf. The only package that sees generated classes.
 */
@NullMarked
package io.deskhost.wire;

import org.jspecify.annotations.NullMarked;
