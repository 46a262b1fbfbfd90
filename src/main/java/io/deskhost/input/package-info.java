/** Keys, pointer and touch of peers, injected into the desktop; who holds what down, and its release. */
@NullMarked
package io.deskhost.input;

import org.jspecify.annotations.NullMarked;
