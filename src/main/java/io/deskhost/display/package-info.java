/** Which displays a desktop has, their modes, and how both change. */
@NullMarked
package io.deskhost.display;

import org.jspecify.annotations.NullMarked;
