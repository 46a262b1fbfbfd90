/** The C library libyuv as it is. */
@NullMarked
package io.deskhost.platform.yuv.lib;

import org.jspecify.annotations.NullMarked;
