/**
 * From the picture of a screen to coded frames: capture, conversion, encoding, rate. The ports to the system
 * ({@link io.deskhost.video.Screen}, {@link io.deskhost.video.EncoderFactory},
 * {@link io.deskhost.video.ColourConverter}) are implemented in {@code platform}.
 */
@NullMarked
package io.deskhost.video;

import org.jspecify.annotations.NullMarked;
