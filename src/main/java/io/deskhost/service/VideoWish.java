package io.deskhost.service;

import io.deskhost.message.SupportedDecoding;

/**
 * What one viewer wants of a display.
 *
 * @param maxFps    1 to 120
 * @param ratio     quality as a multiple of the base bit rate, 0.1 to 40 (0.5 low, 0.67 balanced, 1.5 best)
 * @param roundTrip last measured, milliseconds; 0 = not yet
 */
public record VideoWish(SupportedDecoding decoding, int maxFps, double ratio, int roundTrip) {
}
