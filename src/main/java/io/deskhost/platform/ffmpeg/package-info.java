/** Encoders and colour conversion by FFmpeg. Its libraries, some 64 MB, are loaded when a class here is first used. */
@NullMarked
package io.deskhost.platform.ffmpeg;

import org.jspecify.annotations.NullMarked;
