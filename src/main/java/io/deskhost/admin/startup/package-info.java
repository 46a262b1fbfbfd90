/** What a start that fails says: what happened, and what mends it. */
@NullMarked
package io.deskhost.admin.startup;

import org.jspecify.annotations.NullMarked;
