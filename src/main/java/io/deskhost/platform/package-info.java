/** Adapters that implement the ports of the capabilities on real systems; {@code lib} packages hold bindings only. */
@NullMarked
package io.deskhost.platform;

import org.jspecify.annotations.NullMarked;
