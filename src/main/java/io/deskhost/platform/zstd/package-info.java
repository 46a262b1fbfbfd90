/** Compression by zstd-jni, whose native part comes with its jar. */
@NullMarked
package io.deskhost.platform.zstd;

import org.jspecify.annotations.NullMarked;
