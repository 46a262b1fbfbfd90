/** Keys, boxes, signatures and sealed frames by libsodium. */
@NullMarked
package io.deskhost.platform.sodium;

import org.jspecify.annotations.NullMarked;
