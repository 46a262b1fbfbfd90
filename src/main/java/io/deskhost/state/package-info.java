/** What lies on disk: where, for whom, and written so that nothing is lost half-way. */
@NullMarked
package io.deskhost.state;

import org.jspecify.annotations.NullMarked;
