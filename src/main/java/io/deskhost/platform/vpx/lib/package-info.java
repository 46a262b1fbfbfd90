/** The C library libvpx as it is: its names, types and return codes, no logic. */
@NullMarked
package io.deskhost.platform.vpx.lib;

import org.jspecify.annotations.NullMarked;
