package io.deskhost.testpeer;

/**
 * A picture that reached the eye.
 *
 * @param at          {@link System#nanoTime()} when it was decoded
 * @param decodeNanos what decoding it took
 */
public record Shown(CodedFrame frame, Picture picture, long at, long decodeNanos) {
}
