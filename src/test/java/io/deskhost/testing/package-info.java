/** What tests of the real thing share: X servers, a client on them, and the question whether this machine has them. */
@NullMarked
package io.deskhost.testing;

import org.jspecify.annotations.NullMarked;
