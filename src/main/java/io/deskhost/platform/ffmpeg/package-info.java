/** Encoders and colour conversion by FFmpeg. Its libraries, some 64 MB, are loaded when one of them is first used. */
@NullMarked
package io.deskhost.platform.ffmpeg;

import org.jspecify.annotations.NullMarked;
