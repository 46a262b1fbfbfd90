/** What a peer may do, and the one table from message to permission. */
@NullMarked
package io.deskhost.permission;

import org.jspecify.annotations.NullMarked;
