/** VP8 and VP9 by libvpx itself, for what FFmpeg does not offer: active maps, a rate that changes in mid-stream. */
@NullMarked
package io.deskhost.platform.vpx;

import org.jspecify.annotations.NullMarked;
