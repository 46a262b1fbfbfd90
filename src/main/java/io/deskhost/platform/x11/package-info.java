/**
 * The ports of capabilities on an X server: looking at screens, knowing which there are, injecting input. Each thread
 * has an {@link io.deskhost.platform.x11.X11Connection} of its own. Faults of the server are values; its death marks
 * the connection lost and never ends this process.
 */
@NullMarked
package io.deskhost.platform.x11;

import org.jspecify.annotations.NullMarked;
