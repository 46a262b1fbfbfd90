/** What happens to this host, as sealed records. The bottom of the arrows. */
@NullMarked
package io.deskhost.event;

import org.jspecify.annotations.NullMarked;
