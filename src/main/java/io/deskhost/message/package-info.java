/**
 * What host and peers say to each other, as sealed families of records: one file a family, no behaviour. The bytes of
 * it are the matter of {@code wire}. Names follow the protocol; numbers of the wire appear only in enums that need them.
 */
@NullMarked
package io.deskhost.message;

import org.jspecify.annotations.NullMarked;
