/** Who this host is: its id, its key pair, its salt. Made once and kept. */
@NullMarked
package io.deskhost.identity;

import org.jspecify.annotations.NullMarked;
