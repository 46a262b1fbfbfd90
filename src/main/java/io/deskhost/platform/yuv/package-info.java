/** Colour conversion by libyuv: a tenth of the time that swscale takes. */
@NullMarked
package io.deskhost.platform.yuv;

import org.jspecify.annotations.NullMarked;
