/**
 * The X11 client libraries and the few C functions beside them as they are: C names, C types, return codes, no logic.
 * {@code XID}, {@code Atom}, {@code Time} and every other {@code unsigned long} are Java {@code long}s: 64-bit systems
 * only. Structures are read by offset, see {@link io.deskhost.platform.x11.lib.Offsets}.
 */
@NullMarked
package io.deskhost.platform.x11.lib;

import org.jspecify.annotations.NullMarked;
