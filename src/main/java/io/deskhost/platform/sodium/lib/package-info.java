/** The C library libsodium as it is: its names, its types, its return codes. */
@NullMarked
package io.deskhost.platform.sodium.lib;

import org.jspecify.annotations.NullMarked;
